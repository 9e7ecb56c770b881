/** What the headers of a request say about the page that sent it. */

/** Whether a browser says that the page is of this very origin: one of the same site is another. */
export function isSameOrigin(site: string): boolean {
  return site === 'same-origin'
}

/** Whether an origin is listed. The opaque `null` stands for any page in a sandbox. */
export function isListed(origin: string | null, allowed: readonly string[]): origin is string {
  return origin !== null && origin !== 'null' && allowed.includes(origin)
}

/** Whether a URL has an origin of its own. */
export function hasOrigin({ origin }: URL): boolean {
  return origin !== 'null'
}

/** Whether a host of a URL is that of the request. */
export function isOwnHost(host: string, own: string): boolean {
  return host === own
}

/** Whether headers that a proxy sets are to be believed. Any client can write them. */
export function isBelievedProxy(trustProxy: boolean | undefined): boolean {
  return trustProxy === true
}

/** Whether a request may come from something that is no browser. */
export function isLetIn(allowNonBrowser: boolean | undefined): boolean {
  return allowNonBrowser === true
}
