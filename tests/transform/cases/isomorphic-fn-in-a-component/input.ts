import { createIsomorphicFn } from 'seamline'
import { read } from './SERVER_MARKER/request'

export function Page(props: { fallback: string }) {
  const header = 'SERVER_MARKER'
  const readHeader = () => read(header)
  const language = createIsomorphicFn()
    .server(() => readHeader())
    .client(() => navigator.language ?? props.fallback)
  return ['CLIENT_MARKER', language()]
}
