import { createServerFn } from '@tanstack/solid-start'

export interface Step {
  readonly number: bigint
  readonly at: Date
}

/** Yields a step at a time, and stops when its reader leaves. */
export const countSteps = createServerFn()
  .inputValidator((total: number) => total)
  .handler(async function* ({ data: total }): AsyncGenerator<Step> {
    for (let number = 1n; number <= total; number++) yield { number, at: new Date(0) }
  })

export const readReport = createServerFn().handler(() => ({
  title: 'Report',
  rows: Promise.resolve(new Map([['read', 3]])),
}))

/** Receives the fields of a form, with or without files. */
export const describeForm = createServerFn({ method: 'POST' })
  .inputValidator((fields: FormData | URLSearchParams) => String(fields.get('name')))
  .handler(({ data }) => `Hello, ${data}`)
