/** Results that `next()` returned to a middleware, and that the middleware does not pass on. */

import { EMPTY_CONTEXT, type Context } from '../model/context.ts'
import { SEND_CONTEXT, type Outcome } from '../model/outcome.ts'
import { dispose, markHandled } from '../streams/dispose.ts'
import { andThen, isPromiseLike, type MaybePromise } from '../utils/maybe-promise.ts'
import type { ChainStep, RunNext } from './run-chain.ts'

/** Follows the results of one middleware through one run. */
interface Tracker<TState, TOutcome> {
  /** The rest of the chain starts from a state. */
  readonly start?: (state: TState) => void
  /** The rest of the chain has returned an outcome. */
  readonly receive: (outcome: TOutcome) => void
  /** The middleware is waiting for something, with or without an outcome. */
  readonly wait?: () => void
  /** The middleware has returned an outcome. */
  readonly passOn: (outcome: TOutcome) => void
  /** The middleware has thrown. */
  readonly fail: (thrown: unknown) => void
}

/** Runs one or more middleware around `runNext`, followed by a tracker. */
export function track<TState, TOutcome>(
  tracker: Tracker<TState, TOutcome>,
  runNext: RunNext<TState, TOutcome>,
  run: (runNext: RunNext<TState, TOutcome>) => MaybePromise<TOutcome>,
): MaybePromise<TOutcome> {
  let running: MaybePromise<TOutcome>
  try {
    running = run((state) => {
      tracker.start?.(state)
      return received(tracker, runNext(state))
    })
  } catch (thrown) {
    tracker.fail(thrown)
    throw thrown
  }
  if (isPromiseLike(running)) return trackLater(tracker, running)
  tracker.passOn(running)
  return running
}

function received<TOutcome>(
  tracker: Pick<Tracker<never, TOutcome>, 'receive'>,
  running: MaybePromise<TOutcome>,
): MaybePromise<TOutcome> {
  return andThen(running, (outcome) => {
    tracker.receive(outcome)
    return outcome
  })
}

async function trackLater<TOutcome>(
  tracker: Tracker<never, TOutcome>,
  running: PromiseLike<TOutcome>,
): Promise<TOutcome> {
  tracker.wait?.()
  try {
    const outcome = await running
    tracker.passOn(outcome)
    return outcome
  } catch (thrown) {
    tracker.fail(thrown)
    throw thrown
  }
}

/** The same step, each run of which has a tracker of its own. */
export function tracked<TState, TOutcome>(
  step: ChainStep<TState, TOutcome>,
  makeTracker: () => Tracker<TState, TOutcome>,
): ChainStep<TState, TOutcome> {
  return (state, runNext) => track(makeTracker(), runNext, (next) => step(state, next))
}

/**
 * Marks promises in results as handled while a middleware waits for something else, and for good in those that
 * it drops: a rejection that no code observes would end the process. The middleware may hold on to streams.
 */
export class AbandonedResults implements Tracker<{ readonly sendContext: Context }, Outcome> {
  readonly #sent: Context[] = []
  protected readonly received: Outcome[] = []
  #isWaiting = false

  start({ sendContext }: { readonly sendContext: Context }): void {
    if (sendContext === EMPTY_CONTEXT) return
    this.#sent.push(sendContext)
    if (this.#isWaiting) markLater(this)
  }

  receive(outcome: Outcome): void {
    this.received.push(outcome)
    if (this.#isWaiting) markLater(this)
  }

  wait(): void {
    this.#isWaiting = true
    if (this.#sent.length + this.received.length > 0) markLater(this)
  }

  passOn(passed: Outcome): void {
    this.#end()
    if (this.#sent.length > 0) markHandled(this.#sent)
    for (const { result, [SEND_CONTEXT]: sent } of this.received) {
      if (result !== passed.result) markHandled(result)
      if (sent !== passed[SEND_CONTEXT]) markHandled(sent)
    }
  }

  fail(): void {
    this.#end()
    this.markHandled()
  }

  /** A middleware may return before the rest of the chain: results that come later have no observer. */
  #end(): void {
    waiting.delete(this)
    this.#isWaiting = true
  }

  markHandled(): void {
    markHandled([this.#sent, this.received.map(partsOf)])
  }
}

/** For a middleware that cannot see the results: those that it does not pass on are disposed of. */
export class UnseenResults extends AbandonedResults {
  override passOn(passed: Outcome): void {
    if (this.received.includes(passed)) super.passOn(passed)
    else this.fail()
  }

  override fail(): void {
    super.fail()
    dispose(this.received.map(partsOf))
  }
}

function partsOf({ result, [SEND_CONTEXT]: sent }: Outcome): readonly unknown[] {
  return [result, sent]
}

/** The trackers whose results have no observer yet. */
const waiting = new Set<AbandonedResults>()
let isScheduled = false

/** Node reports unhandled rejections after this queue; other runtimes do not exit on one. */
const beforeRejections: (run: () => void) => void = globalThis.process?.nextTick ?? queueMicrotask

/** Most results are passed on at once, so the search for promises waits until then. */
function markLater(results: AbandonedResults): void {
  waiting.add(results)
  if (isScheduled) return
  isScheduled = true
  beforeRejections(() => {
    isScheduled = false
    for (const each of waiting) each.markHandled()
    waiting.clear()
  })
}

/**
 * Cancels the bodies of responses that a middleware drops, so that the code which makes them may stop. A body
 * that the middleware has read belongs to it: a stream that it returns may read from there later.
 */
export class AbandonedResponses implements Tracker<unknown, { readonly response: Response }> {
  readonly #received: Response[] = []

  receive({ response }: { readonly response: Response }): void {
    if (!isUnread(response)) Reflect.defineProperty(response, 'body', UNREAD)
    this.#received.push(response)
  }

  passOn({ response }: { readonly response: Response }): void {
    this.fail(response)
  }

  /** @param thrown - may be one of the responses */
  fail(thrown: unknown): void {
    for (const response of this.#received) {
      if (response !== thrown && isUnread(response)) dispose(response)
    }
  }
}

/** Stands for the `body` of a response until that property is read. */
const UNREAD: PropertyDescriptor = {
  configurable: true,
  get(this: Response) {
    Reflect.deleteProperty(this, 'body')
    return this.body
  },
}

function isUnread(response: Response): boolean {
  return Object.hasOwn(response, 'body')
}
