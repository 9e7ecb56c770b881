/**
 * Other modules are looked up by the caller: synchronously in a Babel plugin, asynchronously in a bundler. Code
 * that needs a look-up is a generator that yields a request; there are two ways to run it.
 */

/** A request for another module or file. */
type HostRequest =
  | { readonly type: 'resolve'; readonly source: string; readonly importer: string }
  | { readonly type: 'load'; readonly file: string }

/** A computation that yields requests; each result is a path, a text, or `null`. */
export type Effect<TResult> = Generator<HostRequest, TResult, string | null>

/** Looks modules up synchronously. */
export interface SyncHost {
  /** The absolute path of an imported module, or `null` when there is none to read. */
  readonly resolve: (source: string, importer: string) => string | null
  /** The text of a file, or `null` when there is none. */
  readonly load: (file: string) => string | null
}

/** Looks modules up, asynchronously if need be. */
export interface Host {
  /** The absolute path of an imported module, or `null` when there is none to read. */
  readonly resolve: (source: string, importer: string) => Promise<string | null> | string | null
  /** The text of a file, or `null` when there is none. */
  readonly load: (file: string) => Promise<string | null> | string | null
}

/** Runs a computation synchronously. */
export function runSync<TResult>(effect: Effect<TResult>, host: SyncHost): TResult {
  let step = effect.next()
  while (!step.done) step = effect.next(perform(step.value, host))
  return step.value
}

/** Runs a computation, and awaits the host's results. */
export async function runAsync<TResult>(effect: Effect<TResult>, host: Host): Promise<TResult> {
  let step = effect.next()
  while (!step.done) step = effect.next(await perform(step.value, host))
  return step.value
}

function perform<TFound>(
  request: HostRequest,
  host: {
    readonly resolve: (source: string, importer: string) => TFound
    readonly load: (file: string) => TFound
  },
): TFound {
  return request.type === 'resolve'
    ? host.resolve(request.source, request.importer)
    : host.load(request.file)
}
