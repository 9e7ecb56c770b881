/** A cache must not hand a response for one origin to a page of another. */
export function separateOrigins(headers: Headers): void {
  if (!/(?:^|,)\s*(?:\*|origin)\s*(?:,|$)/i.test(headers.get('vary') ?? '')) {
    headers.append('vary', 'Origin')
  }
}

/** Whether a header may be exposed: a browser keeps cookies from every page, and reads the others itself. */
export function isExposable(name: string): boolean {
  return !/^(?:set-cookie$|access-control-)/.test(name)
}
