/** A module's file: what stands behind the `?` of its id says how it is loaded. */
export function withoutQuery(id: string): string {
  const [file = id] = id.split('?')
  return file
}
