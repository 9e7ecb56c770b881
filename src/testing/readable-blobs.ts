/**
 * Lets Vitest 4 read the files of jsdom 28 and newer, where it sends `undefined` in their place: it looks
 * for their bytes under the name that they had before.
 */
export function readableBlobs(): void {
  const blob: object = new Blob()
  // What jsdom keeps behind its objects, under a symbol that it tells nobody.
  const impls = Object.getOwnPropertySymbols(blob).map((symbol) => Reflect.get(blob, symbol))
  const impl: unknown = impls.find((each) => each instanceof Object && '_bytes' in each)
  if (!(impl instanceof Object) || '_buffer' in impl) return
  Object.defineProperty(Object.getPrototypeOf(impl), '_buffer', {
    get() {
      return Reflect.get(this, '_bytes')
    },
  })
}
