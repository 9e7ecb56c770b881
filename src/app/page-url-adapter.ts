import type { AnySerializationAdapter } from '../serialization/adapter.ts'

/** Carries URLs in the state that a page brings to the browser, which the router cannot write by itself. */
export const pageUrlAdapter: AnySerializationAdapter = {
  key: 'seamline/url',
  test: (value) => value instanceof URL,
  toSerializable: ({ href }: URL) => href,
  fromSerializable: (href: string) => new URL(href),
}
