import { read } from './SERVER_MARKER/request'

export function Page(props: { fallback: string }) {
  const header = 'SERVER_MARKER'
  const readHeader = () => read(header)
  const language = () => readHeader()
  return ['CLIENT_MARKER', language()]
}
