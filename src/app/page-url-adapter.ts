import type { AnySerializationAdapter } from '../serialization/adapter.ts'

/** Serializes URLs in the page's state, which the router cannot. */
export const pageUrlAdapter: AnySerializationAdapter = {
  key: 'seamline/url',
  test: (value) => value instanceof URL,
  toSerializable: ({ href }: URL) => href,
  fromSerializable: (href: string) => new URL(href),
}
