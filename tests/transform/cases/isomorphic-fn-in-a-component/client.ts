
export function Page(props: { fallback: string }) {
  const language = () => navigator.language ?? props.fallback
  return ['CLIENT_MARKER', language()]
}
