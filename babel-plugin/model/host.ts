/**
 * Other modules are looked up by whoever calls: at once in a Babel plugin, which may not wait, and in
 * its own time in a bundler. What needs a look-up is a generator that asks; here are the two ways to
 * answer.
 */

/** A question about another module or file. */
export type Question =
  | { readonly ask: 'resolve'; readonly source: string; readonly importer: string }
  | { readonly ask: 'load'; readonly file: string }

/** A computation that asks on its way; each answer is a path, a text, or `null`. */
export type Effect<TResult> = Generator<Question, TResult, string | null>

/** Answers at once. */
export interface SyncHost {
  /** The absolute path of an imported module, or `null` when there is none to read. */
  readonly resolve: (source: string, importer: string) => string | null
  /** The text of a file, or `null` when there is none. */
  readonly load: (file: string) => string | null
}

/** Answers when it can. */
export interface Host {
  /** The absolute path of an imported module, or `null` when there is none to read. */
  readonly resolve: (source: string, importer: string) => Promise<string | null> | string | null
  /** The text of a file, or `null` when there is none. */
  readonly load: (file: string) => Promise<string | null> | string | null
}

/** Runs a computation that a host answers at once. */
export function runSync<TResult>(asking: Effect<TResult>, host: SyncHost): TResult {
  let step = asking.next()
  while (!step.done) {
    const question = step.value
    step = asking.next(
      question.ask === 'resolve'
        ? host.resolve(question.source, question.importer)
        : host.load(question.file),
    )
  }
  return step.value
}

/** Runs a computation and waits for its answers. */
export async function runAsync<TResult>(asking: Effect<TResult>, host: Host): Promise<TResult> {
  let step = asking.next()
  while (!step.done) {
    const question = step.value
    step = asking.next(
      question.ask === 'resolve'
        ? await host.resolve(question.source, question.importer)
        : await host.load(question.file),
    )
  }
  return step.value
}
