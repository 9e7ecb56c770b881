import type { AnySerializationAdapter } from '../serialization/adapter.ts'

const urlAdapter: AnySerializationAdapter = {
  key: 'seamline/url',
  test: (value) => value instanceof URL,
  toSerializable: ({ href }: URL) => href,
  fromSerializable: (href: string) => new URL(href),
}

const searchAdapter: AnySerializationAdapter = {
  key: 'seamline/search',
  test: (value) => value instanceof URLSearchParams,
  toSerializable: (search: URLSearchParams) => search.toString(),
  fromSerializable: (text: string) => new URLSearchParams(text),
}

/** Serialize URLs and their parameters in the page's state, which the router cannot. */
export const pageUrlAdapters: readonly AnySerializationAdapter[] = [urlAdapter, searchAdapter]
