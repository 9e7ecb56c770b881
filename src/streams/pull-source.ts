/** Items that come one by one, whoever makes them, as what a reader takes them from. */

/** What a step gives. */
export type Step = IteratorResult<unknown, unknown>

/** Where items come from. */
export interface PullSource {
  /** The next item, or the end; rejects with what went wrong. */
  readonly next: () => Promise<Step>
  /** Nobody takes the rest. */
  readonly leave: () => unknown
}

/** The items as a generator gives them. */
export function toGenerator(steps: PullSource): AsyncGenerator<unknown, unknown> {
  const leave = async (): Promise<void> => void (await steps.leave())
  const generator = {
    next: () => steps.next(),
    return: async (value: unknown) => {
      await leave()
      return { done: true, value: await value } as const
    },
    throw: async (reason: unknown) => {
      await leave()
      throw reason
    },
    [Symbol.asyncIterator]: () => generator,
    // Not every browser has it; then nothing can ask for it.
    [Symbol.asyncDispose ?? Symbol('none')]: leave,
  }
  // The types want the key for disposal by its name.
  return generator as AsyncGenerator<unknown, unknown>
}

/** The items as a stream gives them, each asked for when a reader wants it. */
export function toStream(steps: PullSource): ReadableStream<unknown> {
  return new ReadableStream(
    {
      pull: async (controller) => {
        const { done, value } = await steps.next()
        if (done === true) controller.close()
        else controller.enqueue(value)
      },
      cancel: async () => void (await steps.leave()),
    },
    { highWaterMark: 0 },
  )
}
