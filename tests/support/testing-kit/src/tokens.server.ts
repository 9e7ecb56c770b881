/** Whose token it is. */
export function userOf(authorization: string | undefined): string | undefined {
  return authorization === 'Bearer t0ken' ? 'ada' : undefined
}
