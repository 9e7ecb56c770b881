import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeLocation, encodeTarget } from '../../../src/http/location.ts'

test.each([
  ['/plain?a=b&c=%20#d', '/plain?a=b&c=%20#d'],
  ['/ř', '/%C5%99'],
  ['/é', '/%C3%A9'],
  ['/😀?q=ř#ž', '/%F0%9F%98%80?q=%C5%99#%C5%BE'],
  ['/%C5%99/ř', '/%C5%99/%C5%99'],
  ['/100%/ř', '/100%/%C5%99'],
  ['/a b', '/a%20b'],
  [' /a ', '/a'],
  ['ř/š', '%C5%99/%C5%A1'],
  ['?q=ř', '?q=%C5%99'],
  ['/\ud800x', '/%EF%BF%BDx'],
  ['https://ä.test/ř?q=é', 'https://xn--4ca.test/%C5%99?q=%C3%A9'],
  ['https://a.test', 'https://a.test'],
  ['https://[ř', 'https://[%C5%99'],
  // Refused by the check of targets.
  ['/a\r\nř', '/a\r\n%C5%99'],
  ['/a\u0085ř', '/a\u0085%C5%99'],
])('%j is encoded as %j', (target, encoded) => {
  expect(encodeTarget(target)).toBe(encoded)
})

test('leads to the same URL as the unencoded text in a browser', () => {
  const segment = fc.string({ unit: 'grapheme' }).filter((text) => !/[^\P{Cc}]/u.test(text))
  fc.assert(
    fc.property(fc.array(segment), (segments) => {
      const path = `/x${segments.join('/')}`
      const encoded = encodeTarget(path)
      expect(encoded).toMatch(/^[!-~]*$/)
      expect(encodeTarget(encoded)).toBe(encoded)
      expect(new URL(encoded, 'http://a.test').href).toBe(new URL(path, 'http://a.test').href)
    }),
  )
})

test.each([
  ['/é', '/%C3%A9'],
  // The bytes of UTF-8, as a fetched response has them.
  ['/\u00c3\u00a9', '/%C3%A9'],
  ['/%C3%A9?a=b', '/%C3%A9?a=b'],
])('the header %j is encoded as %j', (header, encoded) => {
  expect(encodeLocation(header)).toBe(encoded)
})
