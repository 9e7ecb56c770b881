export function malformed(tag: string): never {
  throw new Error(`a value tagged \`${tag}\` is malformed`)
}
