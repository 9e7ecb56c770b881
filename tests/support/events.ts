/** An event that a test waits for, and the function that fires it. */
export interface Happening<T = void> {
  readonly promise: Promise<T>
  readonly resolve: (value: T) => void
}

export function happening<T = void>(): Happening<T> {
  const listeners: ((value: T) => void)[] = []
  const promise = new Promise<T>((resolve) => listeners.push(resolve))
  return { promise, resolve: (value) => listeners.forEach((listener) => listener(value)) }
}
