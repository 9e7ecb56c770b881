import type { RedirectLike } from '../http/router-values.ts'

let pass: (redirect: RedirectLike) => void = () => undefined

/** Makes a redirect that code of a page follows on the server the response of the page, if nothing of it has been sent. */
export function redirectPage(redirect: RedirectLike): void {
  pass(redirect)
}

/** Called by the server: the page is found by `AsyncLocalStorage`, and this module is part of the browser's bundle too. */
export function providePageRedirect(passOn: (redirect: RedirectLike) => void): void {
  pass = passOn
}
