import { startWith } from '../../../support/three-transports.ts'
import { createHash } from 'node:crypto'
import { notFound, redirect } from '@tanstack/router-core'
import * as fc from 'fast-check'
import { JSDOM } from 'jsdom'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { createMiddleware, createServerFn, ServerFnError } from '../../../../src/index.ts'
import { setCookie, setResponseHeader, setResponseStatus } from '../../../../src/server.ts'
import { afterForm } from '../../../../src/server/response/form-response.ts'
import { happening } from '../../../support/events.ts'
import { QuotaError, quotaError } from '../../../support/outcomes/quota-error.ts'
import { request, watchedBody } from '../../../support/raw-requests.ts'
import { testApp } from '../../../support/test-app.ts'
import { ORIGIN, wire } from '../../../support/wired-fn.ts'

beforeEach(() => startWith({ serverFns: { onError: () => {} } }))

const FORM = {
  origin: ORIGIN,
  referer: `${ORIGIN}/notes?page=2#end`,
  'sec-fetch-mode': 'navigate',
  'content-type': 'application/x-www-form-urlencoded',
}

type Headers = Readonly<Record<string, string | undefined>>

/** Posts a form to a function as a browser does, with additional headers. */
function submitTo(
  handle: () => unknown,
  {
    headers = {},
    method = 'POST',
    body = 'a=1',
    limits = {},
  }: {
    readonly headers?: Headers
    readonly method?: string
    readonly body?: string
    readonly limits?: object
  } = {},
): Promise<Response> {
  const { client } = wire(createServerFn({ method: 'POST', limits }), handle)
  return submit(client.url, { headers, method, body })
}

function submit(
  url: string,
  {
    headers = {},
    method = 'POST',
    body = 'a=1',
  }: {
    readonly headers?: Headers
    readonly method?: string
    readonly body?: string
  } = {},
): Promise<Response> {
  const all = Object.entries({ ...FORM, ...headers }).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  )
  return request(url, { method, headers: all, body })
}

const throwing = (error: unknown) => () => {
  throw error
}

const locationAfter = async (headers: Headers) => {
  const response = await submitTo(() => 'value', { headers })
  expect([response.status, await response.text()]).toEqual([303, ''])
  return response.headers.get('location')
}

describe('the way back from a form', () => {
  test.each([
    ['the page of the form, without its hash', `${ORIGIN}/notes?page=2#end`, '/notes?page=2'],
    ['the root of this site', ORIGIN, '/'],
    ['a path with what a URL escapes', `${ORIGIN}/a b"<i>`, '/a%20b%22%3Ci%3E'],
    ['/ without a referrer', undefined, '/'],
    ['/ where it is no URL', 'notes', '/'],
    ['/ from another site', 'https://elsewhere.test/notes', '/'],
    ['/ from another port', 'http://localhost:81/notes', '/'],
    ['/ from a site that looks like this one', 'http://localhost.elsewhere.test/notes', '/'],
    ['/ from a path that names another host', `${ORIGIN}//elsewhere.test/`, '/'],
    ['/ from a path that does so with a backslash', `${ORIGIN}/\\elsewhere.test/`, '/'],
    ['/ from the endpoint itself', `${ORIGIN}/_serverFn/abc`, '/'],
    ['/ from a page without an origin', 'about:blank', '/'],
    ['/ from a file', 'file:///etc/passwd', '/'],
  ])('is %s', async (_what, referer, location) => {
    expect(await locationAfter({ referer })).toBe(location)
  })

  test('trusts a proxy and the configured origin like the origin check', async () => {
    const referer = 'https://notes.test/list'
    const headers = { referer, origin: 'https://notes.test' }
    startWith({ serverFns: { trustProxy: true } })
    expect(await locationAfter({ ...headers, 'x-forwarded-host': 'notes.test' })).toBe('/list')
    startWith({ serverFns: { origin: 'https://notes.test' } })
    expect(await locationAfter(headers)).toBe('/list')
  })
})

describe('a result', () => {
  test.each([
    ['a list', () => [1, 2]],
    ['nothing', () => undefined],
    ['a date', () => new Date(0)],
    ['a failure status of setResponseStatus', () => setResponseStatus(422)],
    ['one beside a redirect set by hand', () => setResponseStatus(302)],
  ])('returns to the form: %s', async (_what, handle) => {
    const response = await submitTo(handle)
    expect([response.status, response.headers.get('location')]).toEqual([303, '/notes?page=2'])
    expect(response.headers.get('cache-control')).toBe('private, no-store')
  })

  test('is disposed, because it is not sent', () => {
    const { stream, seen } = watchedBody([], false)
    const response = new Response(stream, { headers: { 'x-seamline': '1; result' } })
    const form = new Request(ORIGIN, { method: 'POST', headers: FORM, body: 'a=1' })
    expect(afterForm(response, { app: testApp(), request: form, serverFns: {} }).status).toBe(303)
    expect(seen.cancelled).toBe(true)
  })

  test('with a stream is cancelled, without unhandled rejections', async () => {
    const cancelled = happening()
    const answer = await submitTo(() => ({
      later: Promise.reject(new Error('nobody looks at it')),
      stream: new ReadableStream({ cancel: () => cancelled.resolve() }),
    }))
    expect(answer.status).toBe(303)
    await cancelled.promise
  })

  test('keeps the cookies and headers that were set', async () => {
    const response = await submitTo(() => {
      setCookie('a', '1')
      setCookie('b', '2')
      setResponseHeader('x-set', 'yes')
    })
    expect(response.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2; Path=/'])
    expect(response.headers.get('x-set')).toBe('yes')
  })

  test('that cannot be sent is a failure, as with a script', async () => {
    const response = await submitTo(() => ({ save: () => {} }))
    expect(response.status).toBe(500)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
  })

  test('reaches request middleware as the final response', async () => {
    const seen: unknown[] = []
    const watching = createMiddleware().server(async ({ next }) => {
      const answered = await next()
      seen.push(answered.response?.status)
      return answered
    })
    startWith({ requestMiddleware: [watching], serverFns: { onError: () => {} } })
    await submitTo(() => 0)
    await submitTo(throwing(new Error('x')))
    expect(seen).toEqual([303, 500])
  })
})

describe('a request counts as a form', () => {
  const JSON_ANSWER = 'application/json'
  test.each([
    ['a navigation', {}, 303],
    [
      'a request that only accepts HTML',
      { 'sec-fetch-mode': undefined, accept: 'text/html,*/*' },
      303,
    ],
    ['the same in capitals', { 'sec-fetch-mode': undefined, accept: 'Text/HTML' }, 303],
    ['not for fetch', { 'sec-fetch-mode': 'cors', accept: 'text/html' }, 200],
    ['not for fetch in the same origin', { 'sec-fetch-mode': 'same-origin' }, 200],
    ['not without headers', { 'sec-fetch-mode': undefined }, 200],
    ['not if it accepts any type', { 'sec-fetch-mode': undefined, accept: '*/*' }, 200],
  ] as const)('as %s', async (_what, headers, status) => {
    const response = await submitTo(() => 0, { headers })
    expect(response.status).toBe(status)
    if (status === 200) expect(response.headers.get('content-type')).toBe(JSON_ANSWER)
  })

  test('not with JSON', async () => {
    const headers = { 'content-type': JSON_ANSWER }
    expect((await submitTo(() => 0, { headers, body: '{}' })).status).toBe(200)
  })

  test('not for a call of a stub', async () => {
    const { client } = wire(createServerFn({ method: 'POST' }), () => 0)
    const response = await submit(`${client.url}?parts`)
    expect([response.status, response.headers.get('content-type')]).toEqual([400, JSON_ANSWER])
  })
})

describe('a redirect', () => {
  test.each([
    [301, 301],
    [302, 302],
    [303, 303],
    [307, 303],
    [308, 303],
  ])('with status %i has status %i, so that the form is not sent again', async (own, status) => {
    for (const end of [throwing, (value: unknown) => () => value]) {
      const response = await submitTo(end(redirect({ href: '/thanks', statusCode: own })))
      expect(response.status).toBe(status)
      expect(response.headers.get('location')).toBe('/thanks')
      expect(response.headers.get('x-seamline')).toBe('1; redirect')
    }
  })

  test('keeps its headers, and may be a plain Response', async () => {
    const headers = { location: '/thanks', 'set-cookie': 'a=1', 'x-why': 'done' }
    const response = await submitTo(throwing(new Response(null, { status: 307, headers })))
    expect([response.status, response.headers.get('x-why')]).toEqual([303, 'done'])
    expect(response.headers.getSetCookie()).toEqual(['a=1'])
  })

  test('out of the web is a failure', async () => {
    const response = await submitTo(throwing(redirect({ href: '//elsewhere.test' })))
    expect([response.status, response.headers.get('location')]).toEqual([500, null])
    expect(await response.text()).toContain('<h1>Something went wrong</h1>')
  })
})

// A window for each page would be slow.
const parser = new new JSDOM('').window.DOMParser()

/** The page of a response, as a browser parses it. */
async function pageOf(response: Response): Promise<Document> {
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none';/)
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  return parser.parseFromString(await response.text(), 'text/html')
}

/** HTML cannot represent all characters. */
const kept = (text: string) =>
  text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('\u0000', '')
    .replaceAll(/\p{Surrogate}/gu, '\ufffd')

const textOf = (page: Document) => page.querySelector('main')?.textContent

describe('the error page', () => {
  test('is a complete page that runs no code', async () => {
    const response = await submitTo(throwing(new ServerFnError('GONE', { status: 410 })))
    const { headers } = response.clone()
    const page = await pageOf(response)
    expect(page.doctype?.name).toBe('html')
    expect(page.documentElement.lang).toBe('en')
    expect(page.title).toBe('Request failed')
    expect(page.querySelector('h1')?.textContent).toBe(page.title)
    expect(page.querySelectorAll('script, [onclick], link, img')).toHaveLength(0)
    expect(page.querySelector('meta[name=viewport]')).not.toBeNull()
    const style = page.querySelector('style')?.textContent ?? ''
    expect(style).toContain('color-scheme:light dark')
    const hash = createHash('sha256').update(style).digest('base64')
    expect(headers.get('content-security-policy')).toContain(`style-src 'sha256-${hash}'`)
    expect(page.querySelector('a')?.getAttribute('href')).toBe('/notes?page=2')
  })

  test('lists the issues of a validator, each with its field', async () => {
    const schema = z.object({ title: z.string().min(3, 'Too <short>.'), tags: z.array(z.string()) })
    const { client } = wire(
      createServerFn({ method: 'POST' })
        .inputValidator((form: FormData) => ({ ...Object.fromEntries(form), tags: ['a', 1] }))
        .middleware([
          createMiddleware({ type: 'function' }).inputValidator((data: FormData) => {
            schema.parse({ title: data.get('a'), tags: ['a', 1] })
          }),
        ]),
      () => 0,
    )
    const response = await submit(client.url)
    expect(response.status).toBe(400)
    const items = [...(await pageOf(response)).querySelectorAll('li')]
    expect(items.map((item) => item.textContent)).toEqual([
      'title: Too <short>.',
      'tags.1: Invalid input: expected string, received number',
    ])
  })

  test('shows the id of a masked failure, and nothing else of it', async () => {
    const onError = vi.fn<(report: { errorId: string | undefined }) => void>()
    startWith({ serverFns: { onError } })
    const response = await submitTo(throwing(new Error('hunter2')))
    expect(response.status).toBe(500)
    const page = await pageOf(response)
    expect(page.querySelector('code')?.textContent).toBe(onError.mock.calls[0]?.[0].errorId)
    expect(textOf(page)).toContain('The server failed. Try again later.')
    expect(page.documentElement.outerHTML).not.toContain('hunter2')
  })

  test('has a text for not found', async () => {
    const response = await submitTo(throwing(notFound({ data: { secret: 'hunter2' } })))
    expect([response.status, response.headers.get('x-seamline')]).toEqual([404, '1; not-found'])
    const page = await pageOf(response)
    expect([page.title, textOf(page)]).toEqual(['Not found', 'Not foundGo back'])
  })

  test('masks an error that only an adapter can send', async () => {
    startWith({ serializationAdapters: [quotaError], serverFns: { onError: () => {} } })
    const response = await submitTo(throwing(new QuotaError(3, 429)))
    expect(response.status).toBe(429)
    expect(textOf(await pageOf(response))).toBe('Request failedGo back')
  })

  test('has the usual status and headers of the failure', async () => {
    const response = await submitTo(() => {
      setResponseStatus(429)
      setResponseHeader('retry-after', '60')
      setCookie('a', '1')
      throw new ServerFnError('SLOW_DOWN')
    })
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '60'])
    expect(response.headers.getSetCookie()).toEqual(['a=1; Path=/'])
    expect(response.headers.get('cache-control')).toBe('private, no-store')
  })

  test('escapes all text of the app', async () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(
        '<script>alert(1)</script>',
        '"><img src=x onerror=alert(1)>',
        `' onclick='alert(1)`,
        '</title><script>',
        '</main></body></html><script>',
        '&lt;b&gt;&#x3c;',
        '<!--',
        'javascript:alert(1)',
      ),
    )
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (message, path) => {
        const issue = { message, path: [path] }
        const validate = () => ({ issues: [issue] })
        const schema = { version: 1, vendor: 'tests', validate } as const
        const { client } = wire(
          createServerFn({ method: 'POST' }).inputValidator({ '~standard': schema }),
          () => 0,
        )
        const referer = `${ORIGIN}/${encodeURIComponent(kept(path))}?${path}`
        const headers = /^[\u0020-\u007e]*$/.test(path) ? { referer } : {}
        const refused = await pageOf(await submit(client.url, { headers }))
        const failed = await pageOf(await submitTo(throwing(new ServerFnError('X', { message }))))
        expect(refused.querySelector('li')?.textContent).toBe(kept(`${path}: ${message}`))
        for (const page of [refused, failed]) {
          const names = [...page.querySelectorAll('body *')].map((each) => each.localName)
          expect(names.filter((name) => !/^(?:main|h1|p|ul|li|a|code)$/.test(name))).toEqual([])
          expect(page.querySelectorAll('head *')).toHaveLength(4)
          const links = [...page.querySelectorAll('a')]
          expect(links.map((link) => link.getAttributeNames())).toEqual([['href']])
          expect(links[0]?.getAttribute('href')).toMatch(/^\/(?![/\\])/)
        }
      }),
      { numRuns: 60 },
    )
  }, 30_000)
})

describe('responds to a refused form:', () => {
  const bad = 'multipart/form-data; boundary=b0undary'
  test.each([
    ['another origin', 403, { headers: { origin: 'https://elsewhere.test' } }],
    ['another method', 405, { method: 'PUT' }],
    ['a body over the limit', 413, { limits: { body: 2 } }],
    ['text/plain', 415, { headers: { 'content-type': 'text/plain' } }],
    ['another charset', 415, { headers: { 'content-type': `${FORM['content-type']};charset=x` } }],
    ['a compressed body', 415, { headers: { 'content-encoding': 'gzip' } }],
    ['an unreadable form', 400, { headers: { 'content-type': bad } }],
    ['an invalid host', 400, { headers: { host: 'a"b' } }],
  ] as const)('%s', async (_what, status, sending) => {
    const response = await submitTo(() => 'ran', sending)
    expect([response.status, response.headers.get('x-seamline')]).toEqual([status, '1; error'])
    expect(response.headers.get('allow')).toBe(status === 405 ? 'POST' : null)
    expect(response.headers.get('connection')).toBe(
      status === 413 || status === 415 ? 'close' : null,
    )
    const page = await pageOf(response)
    expect(page.title).toBe('Request failed')
    expect(textOf(page)).toMatch(/\.Go back$/)
  })

  test('responds to an unknown function', async () => {
    const response = await submit('/_serverFn/none')
    expect(response.status).toBe(404)
    const page = await pageOf(response)
    expect(textOf(page)).toContain('Not foundNo server function has this id.')
  })
})
