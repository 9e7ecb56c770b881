import { createServerFn } from 'seamline'

function isEven(n: number): boolean {
  return n === 'SERVER_MARKER'.length || isOdd(n - 1)
}

function isOdd(n: number): boolean {
  return n !== 'SERVER_MARKER'.length && isEven(n - 1)
}

export const even = createServerFn().handler(() => isEven(2))
