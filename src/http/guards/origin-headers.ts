/** Whether the page has exactly this origin: one of the same site is another. */
export function isSameOrigin(site: string): boolean {
  return site === 'same-origin'
}

/** Whether an origin is listed. The opaque `null` means any page in a sandbox. */
export function isListed(origin: string | null, allowed: readonly string[]): origin is string {
  return origin !== null && origin !== 'null' && allowed.includes(origin)
}

export function hasOrigin({ origin }: URL): boolean {
  return origin !== 'null'
}

export function isOwnHost(host: string, own: string): boolean {
  return host === own
}

/** Whether to trust the headers of a proxy. Any client can send them. */
export function isBelievedProxy(trustProxy: boolean | undefined): boolean {
  return trustProxy === true
}

export function isLetIn(allowNonBrowser: boolean | undefined): boolean {
  return allowNonBrowser === true
}
