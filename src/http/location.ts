/** Targets of redirects as a `Location` header may hold them: ASCII, percent-encoded as browsers do it. */

/**
 * Encodes the characters of a path or URL that a header cannot hold. Escapes that are there already stay.
 *
 * @see https://url.spec.whatwg.org/#url-parsing
 */
export function encodeTarget(target: string): string {
  const text = target.replaceAll(/^ +| +$/g, '')
  if (isEncoded(text)) return text
  // The parser knows how to write a host name.
  if (/^https?:/i.test(text) && URL.canParse(text)) return new URL(text).href
  // Control characters stay: they are refused wherever a target is used.
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
    // Latin letters, as code that sets a header writes them.
    return undefined
  }
}
