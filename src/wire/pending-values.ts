/** Where what goes on after an answer has begun arrives: promises, iterables and streams of the client. */

import { toGenerator, toStream, type AsyncSource, type Step } from '../streams/async-source.ts'

/** What an item children along: its value, how much memory it takes, and what it children. */
export interface ReceivedItem {
  readonly value: unknown
  readonly size: number
  readonly children: readonly PendingValue[]
}

/** The end of a source's way. */
export interface PendingValue {
  /** The tag of the codec that it was opened for. */
  readonly tag: string
  /** What stands in the result. */
  readonly value: object
  /** Takes an item; says whether there will be no other. */
  readonly accept: (arrival: ReceivedItem) => boolean
  /** What has one item only has no end of its own. */
  readonly end?: (value: unknown) => void
  readonly fail: (reason: unknown) => void
  /** Lets go of what has arrived: whatever children it was left. A promise keeps it. */
  readonly drop?: () => void
}

/** What a pending asks of the answer that it belongs to. */
export interface FlowControl {
  /** Reads on, for somebody waits for this pending; until `rest`. */
  readonly want: (pending: PendingValue) => void
  readonly rest: (pending: PendingValue) => void
  /** Counts what waits for a reader, in bytes. */
  readonly wait: (size: number) => void
  /** Nobody will look at it any more. */
  readonly leave: (pending: PendingValue) => void
  /** Nobody will look at an item that children these. */
  readonly drop: (children: readonly PendingValue[]) => void
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
export function pendingPromise(intake: FlowControl): PendingValue {
  let resolve: (value: unknown) => void
  let reject: (reason: unknown) => void
  const promise = new WatchedPromise((onResolve, onReject) => {
    resolve = onResolve
    reject = onReject
  })
  let isOpen = true
  const close = (): void => {
    isOpen = false
    intake.rest(pending)
  }
  const pending: PendingValue = {
    tag: 'promise',
    value: promise,
    accept: ({ value }) => {
      close()
      resolve(value)
      return true
    },
    fail: (reason) => {
      close()
      reject(reason)
    },
  }
  promise.watch(() => {
    if (isOpen) intake.want(pending)
  })
  return pending
}

/** How a stream ends. */
type End = { readonly value: unknown } | { readonly reason: unknown }

/** What comes one item at a time, for a reader that takes it so. */
export class AsyncQueue implements PendingValue {
  readonly tag: string
  readonly value: object
  readonly #intake: FlowControl
  #arrived: ReceivedItem[] = []
  #waiting: { resolve: (step: Step) => void; reject: (reason: unknown) => void }[] = []
  #end: End | undefined
  #isLeft = false

  constructor(tag: string, intake: FlowControl) {
    this.tag = tag
    this.#intake = intake
    const source: AsyncSource = {
      next: () => this.next(),
      cancel: async () => this.#leave({ value: undefined }),
    }
    this.value = tag === 'stream' ? toStream(source) : toGenerator(source)
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

  accept(arrival: ReceivedItem): boolean {
    if (!this.#isLeft) this.#deliver(arrival)
    return false
  }

  end(value: unknown): void {
    this.#settle({ value })
  }

  fail(reason: unknown): void {
    this.#settle({ reason })
  }

  drop(): void {
    this.#leave({ reason: left() })
  }

  #leave(end: End): void {
    if (this.#isLeft) return
    this.#isLeft = true
    for (const { size, children } of this.#arrived.splice(0)) {
      this.#intake.wait(-size)
      this.#intake.drop(children)
    }
    this.#settle(end)
    this.#intake.leave(this)
  }

  #deliver(arrival: ReceivedItem): void {
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

  #settle(end: End): void {
    this.#end ??= end
    this.#intake.rest(this)
    for (const { resolve, reject } of this.#waiting.splice(0)) {
      this.#finish(this.#end).then(resolve, reject)
    }
  }

  /** Said once: after its end or failure a generator is just done. */
  #finish(end: End): Promise<Step> {
    this.#end = { value: undefined }
    return 'reason' in end
      ? Promise.reject(end.reason)
      : Promise.resolve({ done: true, value: end.value })
  }
}

/** What is thrown where somebody asks for what was left along with the rest. */
export function left(): DOMException {
  return new DOMException('The rest of the answer was left, and this with it.', 'AbortError')
}
