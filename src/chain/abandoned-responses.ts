import { dispose } from '../streams/dispose.ts'

/**
 * The responses that `next()` has resolved to for one middleware or handler. Those that it does not pass on
 * are cancelled, so that the code which makes their bodies may stop. One whose `body` it has taken is its own:
 * a stream that it returns may read from that body later.
 */
export class AbandonedResponses {
  readonly #given: Response[] = []

  /** The rest of the chain has ended with a response. */
  take(response: Response): Response {
    if (!isUntaken(response)) Reflect.defineProperty(response, 'body', UNTAKEN)
    this.#given.push(response)
    return response
  }

  /** The middleware has ended, and `passedOn` is the response or error that leaves it. */
  release(passedOn: unknown): void {
    for (const response of this.#given) {
      if (response !== passedOn && isUntaken(response)) dispose(response)
    }
  }
}

/** Stands for the `body` of a response until something reads that property. */
const UNTAKEN: PropertyDescriptor = {
  configurable: true,
  get(this: Response) {
    Reflect.deleteProperty(this, 'body')
    return this.body
  },
}

function isUntaken(response: Response): boolean {
  return Object.hasOwn(response, 'body')
}
