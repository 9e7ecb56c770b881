/** Returns the owner of a token. */
export function userOf(authorization: string | undefined): string | undefined {
  return authorization === 'Bearer t0ken' ? 'ada' : undefined
}
