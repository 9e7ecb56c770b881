/**
 * Lets files leave a browser that is simulated in Node. Its files are not those that Node's `fetch` sends.
 * Vitest copies them, where two things go wrong on the way; Jest's environment with Node's `fetch` brings
 * Node's forms along and leaves files alone. Each would send other bytes in silence.
 */
export function mendFiles(): void {
  const node = nodeClasses()
  if (node === undefined) return
  if (Blob === node.Blob) return mendMixture(node)
  mendReading()
  mendCopying(node)
}

/** A file that is none to Node's `FormData` becomes a text within it. */
function mendMixture(node: NodeClasses): void {
  if (!(File.prototype instanceof Blob)) globalThis.File = node.File
}

/** Vitest 4 looks for the bytes under the name that they had before jsdom 28, and sends `undefined`. */
function mendReading(): void {
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

/** Node 24 makes and reads forms by the global class, which has to be its own one then. */
function mendCopying(node: NodeClasses): void {
  if (mended.has(File)) return
  const mendedFile = new Proxy(File, {
    construct(target, args: ConstructorParameters<typeof File>, newTarget) {
      return isCalledByNode() ? new node.File(...args) : Reflect.construct(target, args, newTarget)
    },
  })
  mended.add(mendedFile)
  globalThis.File = mendedFile
}

/** Whether the caller of a class is Node's own code: the frame behind this one and that of the proxy. */
function isCalledByNode(): boolean {
  const [, , , caller = ''] = (new Error().stack ?? '').split('\n')
  return caller.includes('node:internal/')
}

const mended = new WeakSet<typeof File>()

interface NodeClasses {
  readonly Blob: typeof Blob
  readonly File: typeof File
}

/** Node's own classes; there are none in a browser. */
function nodeClasses(): NodeClasses | undefined {
  return typeof process === 'object' && typeof process.getBuiltinModule === 'function'
    ? // As the platform's, whose they implement, but for their types.
      (process.getBuiltinModule('node:buffer') as unknown as NodeClasses)
    : undefined
}
