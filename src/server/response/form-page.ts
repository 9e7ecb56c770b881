/** The page that shows the failure of a form to a browser without JavaScript. */

import { escapeHtml } from '../../http/guards/escape-html.ts'

export interface FormPage {
  readonly title: string
  readonly message: string
  readonly details: readonly string[]
  /** Identifies the failure in the server's log. */
  readonly errorId: string | undefined
  readonly back: string
}

const STYLE =
  ':root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}' +
  'body{max-width:40rem;margin:10vh auto;padding:0 1.5rem;overflow-wrap:anywhere}'

/** The page loads nothing and runs nothing; the hash is that of its style. */
export const PAGE_POLICY: string = [
  `default-src 'none'`,
  `style-src 'sha256-X4lmC/IK4m6/TcgzPELRisIlvnGBxSqpnqqW/1kSltA='`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'self'`,
].join('; ')

export function formPage({ title, message, details, errorId, back }: FormPage): string {
  const list = details.map((detail) => `<li>${escapeHtml(detail)}</li>`).join('')
  return [
    `<!doctype html><html lang="en"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width,initial-scale=1">`,
    `<title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body><main>`,
    `<h1>${escapeHtml(title)}</h1>`,
    message === '' ? '' : `<p>${escapeHtml(message)}</p>`,
    list === '' ? '' : `<ul>${list}</ul>`,
    errorId === undefined ? '' : `<p>Error <code>${escapeHtml(errorId)}</code></p>`,
    `<p><a href="${escapeHtml(back)}">Go back</a></p>`,
    `</main></body></html>`,
  ].join('')
}
