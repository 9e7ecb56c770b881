export * from 'seamline'
export function createServerFn() {
  return { handler: (fn: () => string) => fn }
}
