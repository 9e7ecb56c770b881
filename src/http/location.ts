/** Redirect targets for a `Location` header: ASCII, percent-encoded as browsers do it. */

/**
 * Encodes the characters of a path or URL that a header cannot hold. Existing escapes stay.
 *
 * @see https://url.spec.whatwg.org/#url-parsing
 */
export function encodeTarget(target: string): string {
  const text = target.replaceAll(/^ +| +$/g, '')
  if (isEncoded(text)) return text
  // The parser encodes host names.
  if (/^https?:/i.test(text) && URL.canParse(text)) return new URL(text).href
  // Control characters stay, and are refused when the target is used.
  return text.replaceAll(/[ \u00a0-\u{10ffff}]+/gu, encodeText)
}

/** Encodes a `Location` header, whose characters may be the bytes of UTF-8. */
export function encodeLocation(header: string): string {
  if (isEncoded(header)) return header
  return encodeTarget(fromUtf8(header) ?? header)
}

function isEncoded(text: string): boolean {
  return /^[!-~]*$/.test(text)
}

function encodeText(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Cs}/gu, '\ufffd'))
}

function fromUtf8(header: string): string | undefined {
  const bytes = Uint8Array.from(header, (character) => character.charCodeAt(0))
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Not UTF-8: Latin-1, as code may set it.
    return undefined
  }
}
