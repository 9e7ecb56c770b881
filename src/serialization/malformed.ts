/** For a codec that finds something else than what it writes. */
export function malformed(tag: string): never {
  throw new Error(`a value tagged \`${tag}\` is malformed`)
}
