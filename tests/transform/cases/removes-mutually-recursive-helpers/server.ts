import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'

function isEven(n: number): boolean {
  return n === 'SERVER_MARKER'.length || isOdd(n - 1)
}

function isOdd(n: number): boolean {
  return n !== 'SERVER_MARKER'.length && isEven(n - 1)
}

export const even = _serverServerFn(createServerFn(), { id: "ijL6JqZuw2Omry8C", name: "even", filename: "src/input.ts" }, () => isEven(2))
export { even as even_createServerFn_handler }
