import { listening, startWith, travel, type Transport } from '../../support/three-transports.ts'
import * as http from 'node:http'
import { buffer } from 'node:stream/consumers'
import { beforeEach, describe, expect, test } from 'vitest'
import { createServerFn } from '../../../src/index.ts'
import {
  CELLS,
  expectSafe,
  FILE,
  filledIn,
  seenOf,
  type Encoding,
  type Filled,
} from '../../support/forms/matrix.ts'
import { saveNote, sendsTenant, toNote, type SeenNote } from '../../support/forms/note-form.ts'
import { told } from '../../support/outcomes/told.ts'
import { ORIGIN } from '../../support/wired-fn.ts'
import { appHandler } from '../../support/test-app.ts'

// The log is tested elsewhere.
beforeEach(() => startWith({ serverFns: { onError: () => {} } }))

const HTTP_TRANSPORTS = ['through the fetch handler', 'over node:http'] as const

const file = () => new File([FILE.text], FILE.name, { type: FILE.type })

function formOf({ title, ending }: Filled, encoding: Encoding): FormData {
  const form = new FormData()
  form.append('title', title)
  form.append('ending', ending)
  if (encoding === 'file') form.append('file', file())
  return form
}

/** The function on a transport, and the calls of its handler. */
function saving(transport: Transport, fn: string) {
  const seen: SeenNote[] = []
  const base = createServerFn({ method: 'POST' })
  const handle = (args: Parameters<typeof saveNote>[0]) => saveNote(args, (note) => seen.push(note))
  return fn === 'save'
    ? { ...travel(transport, base.inputValidator(toNote), handle), seen }
    : { ...travel(transport, base.middleware([sendsTenant]).inputValidator(toNote), handle), seen }
}

/** The request of a browser that submits the form by itself. */
async function submit(
  transport: Transport,
  url: string,
  { filled, encoding }: { filled: Filled; encoding: Encoding },
) {
  const origin = transport === 'over node:http' ? await listening() : ORIGIN
  const form = formOf(filled, encoding)
  // In URLs, browsers encode line breaks in this way, too.
  const pairs = [...form].map(([name, value]) => [name, String(value).replaceAll('\n', '\r\n')])
  const body = new Request(origin, {
    method: 'POST',
    body: encoding === 'urlencoded' ? new URLSearchParams(pairs) : form,
  })
  const headers = {
    'content-type': body.headers.get('content-type') ?? '',
    'sec-fetch-mode': 'navigate',
    'sec-fetch-site': 'same-origin',
    origin,
    referer: `${origin}/notes?page=2#end`,
    accept: 'text/html,*/*',
  }
  const bytes = new Uint8Array(await body.arrayBuffer())
  return transport === 'over node:http'
    ? postOverHttp(new URL(url, origin), headers, bytes)
    : appHandler(new Request(new URL(url, origin), { method: 'POST', headers, body: bytes }))
}

/** The headers of `fetch` say that it does not navigate. */
function postOverHttp(url: URL, headers: http.OutgoingHttpHeaders, body: Uint8Array) {
  return new Promise<Response>((resolve, reject) => {
    const request = http.request(url, { method: 'POST', headers, agent: false })
    request.on('response', (answer) => {
      const { statusCode: status = 0, headersDistinct } = answer
      const pairs = Object.entries(headersDistinct).flatMap(([name, values = []]) =>
        values.map((value): [string, string] => [name, value]),
      )
      buffer(answer).then(
        (bytes) => resolve(new Response(bytes, { status, headers: pairs })),
        reject,
      )
    })
    request.on('error', reject)
    request.end(body)
  })
}

describe.each(HTTP_TRANSPORTS)('a form, %s,', (transport) => {
  test.each(CELLS)('that ends with %s, as %s to %s', async (_what, encoding, fn, row) => {
    const filled = filledIn(row, encoding)
    const { call, url, seen } = withUrl(saving(transport, fn))

    const data = encoding === 'file' ? { note: filled, files: [file()] } : formOf(filled, encoding)
    const before = data instanceof FormData ? [...data] : []
    const withScript = seenOf(filled, encoding, fn === 'save' ? undefined : 'acme')
    expect(await told(call({ data }))).toEqual(row.told(withScript))
    if (data instanceof FormData) expect([...data]).toEqual(before)

    const answer = await submit(transport, url, { filled, encoding })
    const shown = row.shown('/notes?page=2')
    expect({
      status: answer.status,
      label: answer.headers.get('x-seamline'),
      location: answer.headers.get('location') ?? undefined,
      cookies: answer.headers.getSetCookie(),
    }).toEqual({
      status: shown.status,
      label: shown.label,
      location: shown.location,
      cookies: row.runs ? ['saved=yes; Path=/'] : [],
    })
    const html = await answer.text()
    expectSafe(html)
    for (const text of shown.texts ?? []) {
      expect(html).toContain(text.replaceAll('<', '&lt;').replaceAll('>', '&gt;'))
    }
    // Without a script no client function runs, so that no context is sent.
    expect(seen).toEqual(row.runs ? [withScript, seenOf(filled, encoding)] : [])
  })
})

/** The two functions differ only in the types of their context. */
function withUrl({ call, client, seen }: ReturnType<typeof saving>) {
  return { call: call as (options: { data: unknown }) => Promise<unknown>, url: client.url, seen }
}
