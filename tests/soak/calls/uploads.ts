/** Calls with files and forms. */

import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { identityOf, type Caller, type Checked } from '../caller.ts'

/** The maximum size of a file, in bytes. */
const LARGEST = 20_000

/** A file in the data of a call. */
export async function upload(caller: Caller): Promise<Checked> {
  const { nonce } = caller
  const { bytes, digest } = fileOf(caller)
  const { data, ...options } = caller.options()
  const file = new File([bytes], `${nonce}.bin`)
  return {
    answer: await caller.stubs.upload({ ...options, data: { ...data, file } }),
    expected: { identity: identityOf(caller), name: `${nonce}.bin`, digest },
  }
}

/** A form that a script sends. */
export async function form(caller: Caller): Promise<Checked> {
  const { nonce, user } = caller
  const { bytes, digest } = fileOf(caller)
  const data = new FormData()
  data.set('nonce', nonce)
  data.set('user', user)
  data.set('file', new File([bytes], 'file.bin'))
  const { fetch: fetchAsUser } = caller.options()
  const response = await caller.stubs.form({ data, fetch: fetchAsUser })
  return { answer: JSON.parse(await response.text()), expected: { nonce, user, digest } }
}

/** A form sent by a page without scripts: handled in place, or by a redirect. */
export async function plainForm(caller: Caller): Promise<Checked> {
  const { nonce, user } = caller
  const leave = caller.random.below(2) === 0
  const fields = new URLSearchParams({ nonce, user, leave: leave ? 'yes' : 'no' })
  const { status, location, text } = await navigate(caller, fields.toString())
  return leave
    ? { answer: { status, location }, expected: { status: 303, location: doneUrl(nonce, user) } }
    : { answer: JSON.parse(text), expected: { nonce, user, digest: '' } }
}

function doneUrl(nonce: string, user: string): string {
  return `/done?nonce=${nonce}&user=${user}`
}

/** Posts over node:http, because `fetch` sends a `Sec-Fetch-Mode` of its own. */
async function navigate(
  { stubs, origin, headers }: Caller,
  body: string,
): Promise<{ status: number | undefined; location: string | undefined; text: string }> {
  const sent = request(new URL(stubs.form.url, origin), {
    method: 'POST',
    headers: {
      ...headers,
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-mode': 'navigate',
    },
  })
  sent.end(body)
  const [response] = (await once(sent, 'response')) as [IncomingMessage]
  const text = Buffer.concat(await response.toArray()).toString()
  return { status: response.statusCode, location: response.headers.location, text }
}

function fileOf({ nonce, random }: Caller): { bytes: Uint8Array<ArrayBuffer>; digest: string } {
  const bytes = new Uint8Array(Buffer.alloc(random.below(LARGEST), nonce))
  return { bytes, digest: createHash('sha256').update(bytes).digest('hex') }
}
