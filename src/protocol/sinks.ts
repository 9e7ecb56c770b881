/** Where what goes on after an answer has begun arrives: promises, iterables and streams of the client. */

import { generatorOf, streamOf, type Step } from '../shared/steps.ts'

/** What an item brought along: its value, how much memory it takes, and what it opened. */
export interface Arrival {
  readonly value: unknown
  readonly size: number
  readonly opened: readonly Sink[]
}

/** The end of a source's way. */
export interface Sink {
  /** The tag of the codec that it was opened for. */
  readonly tag: string
  /** What stands in the result. */
  readonly value: object
  /** Takes an item; says whether there will be no other. */
  readonly accept: (arrival: Arrival) => boolean
  /** What has one item only has no end of its own. */
  readonly end?: (last: Omit<Arrival, 'size'>) => void
  readonly fail: (reason: unknown) => void
  /** Nobody is going to look at it. */
  readonly abandon: () => void
}

/** What a sink asks of the answer that it belongs to. */
export interface Intake {
  /** Reads on, for somebody waits for this sink; until `rest`. */
  readonly want: (sink: Sink) => void
  readonly rest: (sink: Sink) => void
  /** Counts what waits for a reader, in bytes. */
  readonly wait: (size: number) => void
  /** Nobody will look at it any more. */
  readonly leave: (sink: Sink) => void
}

/** A promise that says when somebody waits for it. What is derived from it is any other promise. */
class WatchedPromise extends Promise<unknown> {
  static override get [Symbol.species](): PromiseConstructor {
    return Promise
  }

  #asked: (() => void) | undefined

  watch(asked: () => void): void {
    this.#asked = asked
    // Whoever does not look at it is not told of its failure by the end of the process.
    super.then(undefined, () => undefined)
  }

  // Nobody else overrides it: this is how a language-level `await` shows.
  // oxlint-disable-next-line unicorn/no-thenable
  override then: Promise<unknown>['then'] = (onResolved, onRejected) => {
    this.#asked?.()
    return super.then(onResolved, onRejected)
  }
}

/** A promise of the server's. */
export function promiseSink(intake: Intake): Sink {
  let resolve: (value: unknown) => void
  let reject: (reason: unknown) => void
  const promise = new WatchedPromise((onResolve, onReject) => {
    resolve = onResolve
    reject = onReject
  })
  let isOpen = true
  const close = (): void => {
    isOpen = false
    intake.rest(sink)
  }
  const sink: Sink = {
    tag: 'promise',
    value: promise,
    accept: ({ value, opened }) => {
      if (!isOpen) abandonAll(opened)
      close()
      resolve(value)
      return true
    },
    fail: (reason) => {
      close()
      reject(reason)
    },
    abandon: () => {
      close()
      intake.leave(sink)
    },
  }
  promise.watch(() => {
    if (isOpen) intake.want(sink)
  })
  return sink
}

/** What comes one item at a time, for a reader that takes it so. */
export class QueueSink implements Sink {
  readonly tag: string
  readonly value: object
  readonly #intake: Intake
  #arrived: Arrival[] = []
  #waiting: { resolve: (step: Step) => void; reject: (reason: unknown) => void }[] = []
  #end: { readonly value: unknown } | { readonly reason: unknown } | undefined
  #isLeft = false

  constructor(tag: string, intake: Intake) {
    this.tag = tag
    this.#intake = intake
    const steps = { next: () => this.next(), leave: () => this.abandon() }
    this.value = tag === 'stream' ? streamOf(steps) : generatorOf(steps)
  }

  /** The next item, or the end. */
  next(): Promise<Step> {
    const arrival = this.#arrived.shift()
    if (arrival !== undefined) {
      this.#intake.wait(-arrival.size)
      return Promise.resolve({ done: false, value: arrival.value })
    }
    if (this.#end !== undefined) return this.#finish(this.#end)
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject })
      this.#intake.want(this)
    })
  }

  accept(arrival: Arrival): boolean {
    if (this.#isLeft) abandonAll(arrival.opened)
    else this.#deliver(arrival)
    return false
  }

  end({ value, opened }: Omit<Arrival, 'size'>): void {
    if (this.#isLeft) abandonAll(opened)
    this.#settle({ value })
  }

  fail(reason: unknown): void {
    this.#settle({ reason })
  }

  abandon(): void {
    if (this.#isLeft) return
    this.#isLeft = true
    for (const { size, opened } of this.#arrived.splice(0)) {
      this.#intake.wait(-size)
      abandonAll(opened)
    }
    this.#settle({ value: undefined })
    this.#intake.leave(this)
  }

  #deliver(arrival: Arrival): void {
    const [first, ...others] = this.#waiting
    if (first === undefined) {
      this.#arrived.push(arrival)
      this.#intake.wait(arrival.size)
      return
    }
    this.#waiting = others
    if (others.length === 0) this.#intake.rest(this)
    first.resolve({ done: false, value: arrival.value })
  }

  #settle(end: { readonly value: unknown } | { readonly reason: unknown }): void {
    this.#end ??= end
    this.#intake.rest(this)
    for (const { resolve, reject } of this.#waiting.splice(0)) {
      this.#finish(this.#end).then(resolve, reject)
    }
  }

  /** Said once: after its end or failure a generator is just done. */
  #finish(end: { readonly value: unknown } | { readonly reason: unknown }): Promise<Step> {
    this.#end = { value: undefined }
    return 'reason' in end
      ? Promise.reject(end.reason)
      : Promise.resolve({ done: true, value: end.value })
  }
}

function abandonAll(sinks: readonly Sink[]): void {
  for (const sink of sinks) sink.abandon()
}
