/** L: headers. */

import { accepted, refused, SELF } from './describe.mjs'
import { rawHeaders } from './raw-headers.mjs'

const BODY = '{"data":"value","context":{"user":"eve"}}'
const RESULT = { data: '"value"', user: '"alice"' }
const withHeader = (name, value) => ({ headers: { [name]: value }, body: BODY })

/** Headers that other frameworks and proxies read. The endpoint ignores them. */
const WITHOUT_EFFECT = [
  ['x-seamline', '1; result'],
  ['x-seamline', '1; thrown-response'],
  ['X-SEAMLINE', '2'],
  ['x-seamline-context', '{"user":"eve"}'],
  ['x-seamline-raw', 'true'],
  ['x-seamline-limits', '{"body":1e9}'],
  ['x-seamline-id', 'hidden'],
  ['x-server-fn', 'hidden'],
  ['x-tsr-serverfn', 'true'],
  ['x-tss-serialized', 'true'],
  ['x-middleware-subrequest', 'src/middleware'],
  ['x-middleware-next', '1'],
  ['x-invoke-path', '/_serverFn/hidden'],
  ['next-action', 'hidden'],
  ['rsc', '1'],
  ['x-http-method', 'GET'],
  ['x-http-method-override', 'DELETE'],
  ['x-method-override', 'PUT'],
  ['x-original-url', '/_serverFn/hidden'],
  ['x-rewrite-url', '/_serverFn/hidden'],
  ['x-forwarded-prefix', '/a'],
  ['x-forwarded-host', 'evil.test'],
  ['x-forwarded-proto', 'https'],
  ['x-forwarded-for', '127.0.0.1'],
  ['forwarded', 'host=evil.test;proto=https'],
  ['x-user', 'eve'],
  ['authorization', 'Bearer __proto__'],
  ['cookie', '__proto__=1; constructor=2; user=eve'],
  ['cookie', '='],
  ['cookie', ';;;=;%'],
  ['range', 'bytes=0-0'],
  ['if-none-match', '*'],
  ['if-modified-since', 'Fri, 01 Jan 2100 00:00:00 GMT'],
  ['accept', 'application/vnd.seamline.rich+json'],
  ['accept-encoding', 'gzip, br'],
  ['accept-language', '../../etc/passwd'],
  ['__proto__', 'polluted'],
  ['constructor', 'polluted'],
  ['content-language', 'en'],
  ['sec-fetch-mode', 'navigate'],
  ['sec-fetch-dest', 'iframe'],
  ['priority', 'u=0'],
  ['expect-ct', 'x'],
  ['te', 'trailers'],
]

const BAD_HOSTS = [
  'a b',
  'corpus.test/abc',
  'corpus.test/abc?',
  'corpus.test?x',
  'corpus.test#x',
  'user@corpus.test',
  'user:pass@corpus.test',
  'corpus.test:',
  'corpus.test:port',
  'corpus.test:123456',
  'corpus.test:80:80',
  'corpus.test\\evil',
  'a.test, b.test',
  '[::1',
  '::1',
  '[::1]x',
  '_invalid_',
  'http://corpus.test',
  '<script>',
  '%63orpus.test',
  'corpus.test	evil.test',
  'bücher.test',
  '*',
  'corpus.test;a',
  '[corpus.test]',
]

const GOOD_HOSTS = [
  'localhost',
  'localhost:3000',
  'app.test',
  '127.0.0.1:80',
  'APP.Test:8080',
  'xn--bcher-kva.example',
  '127.0.0.1',
  '[::1]',
  '[::1]:3000',
  '[2001:db8::1]:443',
  'a-b.c1.test',
  'a_b.test',
]

/** Headers that must not make a foreign origin pass. */
const SPOOFS = [
  ['x-forwarded-host', 'evil.test'],
  ['x-forwarded-proto', 'https'],
  ['forwarded', 'host=evil.test'],
  ['x-original-host', 'evil.test'],
  ['x-real-ip', '127.0.0.1'],
  ['x-requested-with', 'XMLHttpRequest'],
  ['referer', `${SELF}/`],
  ['x-seamline', '1'],
  ['x-csrf-token', '1'],
]

export const headers = [
  ...WITHOUT_EFFECT.map(([name, value]) =>
    accepted(`${name}: ${value} changes nothing`, withHeader(name, value), RESULT),
  ),
  ...BAD_HOSTS.map((host) =>
    refused(`the host ${JSON.stringify(host)}`, withHeader('host', host), 'BAD_HOST'),
  ),
  refused('an empty host', withHeader('host', ''), 'BAD_HOST'),
  ...GOOD_HOSTS.map((host) =>
    accepted(
      `the host ${host}`,
      { headers: { host, 'sec-fetch-site': 'same-origin' }, body: BODY },
      RESULT,
    ),
  ),
  refused(
    'a bad host before another origin',
    { headers: { host: 'a b', origin: 'https://evil.test' } },
    'BAD_HOST',
  ),
  refused(
    'a bad host before an unknown id',
    { path: '/_serverFn/nothing', headers: { host: 'a b' } },
    'BAD_HOST',
  ),
  ...SPOOFS.map(([name, value]) =>
    refused(
      `another origin with ${name}: ${value}`,
      { headers: { origin: 'https://evil.test', [name]: value }, body: BODY },
      'FORBIDDEN_ORIGIN',
    ),
  ),
  ...['PROPFIND', 'LINK', 'M-SEARCH'].map((method) =>
    refused(`the method ${method}`, { method, body: BODY }, 'METHOD_NOT_ALLOWED'),
  ),
  refused('GET of a POST function', { method: 'GET' }, 'METHOD_NOT_ALLOWED'),
  refused(
    'GET of a POST function with an override',
    { method: 'GET', headers: { 'x-http-method-override': 'POST' } },
    'METHOD_NOT_ALLOWED',
  ),
  refused('HEAD of a POST function', { method: 'HEAD' }, 'METHOD_NOT_ALLOWED'),
  ...rawHeaders,
]
