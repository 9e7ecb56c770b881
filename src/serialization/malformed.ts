/** Throws for a tagged value that its codec does not write. */
export function malformed(tag: string): never {
  throw new Error(`a value tagged \`${tag}\` is malformed`)
}
