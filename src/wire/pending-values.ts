/** The client's promises, iterables and streams, which a streamed response fills. */

import { toGenerator, toStream, type AsyncSource, type Step } from '../streams/async-source.ts'

export interface ReceivedItem {
  readonly value: unknown
  /** In bytes. */
  readonly size: number
  readonly children: readonly PendingValue[]
}

export interface PendingValue {
  readonly tag: string
  readonly value: object
  /** Takes an item; returns whether it was the last. */
  readonly accept: (item: ReceivedItem) => boolean
  /** Left out for a promise, which ends with its item. */
  readonly end?: (value: unknown) => void
  readonly fail: (reason: unknown) => void
  /** Discards the items that have arrived, because an item that refers to it was discarded. */
  readonly drop?: () => void
}

/** The requests of pending values to the response that fills them. */
export interface FlowControl {
  /** Reads on for this value, until `rest`. */
  readonly want: (pending: PendingValue) => void
  readonly rest: (pending: PendingValue) => void
  /** Counts bytes that wait for a reader. */
  readonly wait: (size: number) => void
  /** The app has left this value. */
  readonly abandon: (pending: PendingValue) => void
  /** An item with these values in it was discarded. */
  readonly drop: (children: readonly PendingValue[]) => void
}

/** A promise that reports when it is first awaited. `then` returns an ordinary promise. */
class WatchedPromise extends Promise<unknown> {
  static override get [Symbol.species](): PromiseConstructor {
    return Promise
  }

  #onAwait: (() => void) | undefined

  watch(onAwait: () => void): void {
    this.#onAwait = onAwait
    // A rejection that the app never observes must not end the process.
    super.then(undefined, () => undefined)
  }

  // `await` calls it.
  // oxlint-disable-next-line unicorn/no-thenable
  override then: Promise<unknown>['then'] = (onResolved, onRejected) => {
    this.#onAwait?.()
    return super.then(onResolved, onRejected)
  }
}

export function pendingPromise(flow: FlowControl): PendingValue {
  let resolve: (value: unknown) => void
  let reject: (reason: unknown) => void
  const promise = new WatchedPromise((onResolve, onReject) => {
    resolve = onResolve
    reject = onReject
  })
  let isOpen = true
  const close = (): void => {
    isOpen = false
    flow.rest(pending)
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
    if (isOpen) flow.want(pending)
  })
  return pending
}

type End = { readonly value: unknown } | { readonly reason: unknown }

/** The items of a stream or iterable, from their arrival until they are read. */
export class AsyncQueue implements PendingValue {
  readonly tag: string
  readonly value: object
  readonly #flow: FlowControl
  #arrived: ReceivedItem[] = []
  #readers: { resolve: (step: Step) => void; reject: (reason: unknown) => void }[] = []
  #end: End | undefined
  #isAbandoned = false

  constructor(tag: string, flow: FlowControl) {
    this.tag = tag
    this.#flow = flow
    const source: AsyncSource = {
      next: () => this.next(),
      cancel: async () => this.#abandon({ value: undefined }),
    }
    this.value = tag === 'stream' ? toStream(source) : toGenerator(source)
  }

  next(): Promise<Step> {
    const item = this.#arrived.shift()
    if (item !== undefined) {
      this.#flow.wait(-item.size)
      return Promise.resolve({ done: false, value: item.value })
    }
    if (this.#end !== undefined) return this.#finish(this.#end)
    return new Promise((resolve, reject) => {
      this.#readers.push({ resolve, reject })
      this.#flow.want(this)
    })
  }

  accept(item: ReceivedItem): boolean {
    if (!this.#isAbandoned) this.#deliver(item)
    return false
  }

  end(value: unknown): void {
    this.#settle({ value })
  }

  fail(reason: unknown): void {
    this.#settle({ reason })
  }

  drop(): void {
    this.#abandon({ reason: abandoned() })
  }

  #abandon(end: End): void {
    if (this.#isAbandoned) return
    this.#isAbandoned = true
    for (const { size, children } of this.#arrived.splice(0)) {
      this.#flow.wait(-size)
      this.#flow.drop(children)
    }
    this.#settle(end)
    this.#flow.abandon(this)
  }

  #deliver(item: ReceivedItem): void {
    const [reader, ...others] = this.#readers
    if (reader === undefined) {
      this.#arrived.push(item)
      this.#flow.wait(item.size)
      return
    }
    this.#readers = others
    if (others.length === 0) this.#flow.rest(this)
    reader.resolve({ done: false, value: item.value })
  }

  #settle(end: End): void {
    this.#end ??= end
    this.#flow.rest(this)
    for (const { resolve, reject } of this.#readers.splice(0)) {
      this.#finish(this.#end).then(resolve, reject)
    }
  }

  /** The end or failure of a generator shows once; then it is just done. */
  #finish(end: End): Promise<Step> {
    this.#end = { value: undefined }
    return 'reason' in end
      ? Promise.reject(end.reason)
      : Promise.resolve({ done: true, value: end.value })
  }
}

/** The error for values that were abandoned with the rest of the response. */
export function abandoned(): DOMException {
  return new DOMException('The rest of the response was cancelled.', 'AbortError')
}
