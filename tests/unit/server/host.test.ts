import { expect, test } from 'vitest'
import { createServerFn } from '../../../src/index.ts'
import { errorOf, request } from '../../support/raw-requests.ts'
import { wire } from '../../support/wired-fn.ts'

const ask = (host: string) => {
  const { client } = wire(createServerFn(), () => 'value')
  return request(client.url, { headers: { host, 'sec-fetch-site': 'same-origin' } })
}

test.each([
  'localhost',
  'localhost:3000',
  'app.test',
  'APP.Test:8080',
  'xn--bcher-kva.example',
  '127.0.0.1',
  '127.0.0.1:80',
  '[::1]',
  '[::1]:3000',
  '[2001:db8::1]:443',
  'a-b.c1.test',
])('the host %s is taken', async (host) => {
  expect((await ask(host)).status).toBe(200)
})

test.each([
  '',
  'a b',
  'localhost/abc',
  'localhost/abc?',
  'localhost?x',
  'localhost#x',
  'user@localhost',
  'user:pass@localhost',
  'localhost:',
  'localhost:port',
  'localhost:123456',
  'localhost:80:80',
  'localhost\\evil',
  'a.test, b.test',
  '[::1',
  '::1',
  '[::1]x',
  '_invalid_',
  'http://localhost',
  '<script>',
  '%6cocalhost',
])('the host %j is refused', async (host) => {
  const response = await ask(host)
  expect(response.status).toBe(400)
  expect(await errorOf(response)).toMatchObject({ type: 'protocol', code: 'BAD_HOST' })
})

test('a request without Host header is judged by its URL', async () => {
  const { client } = wire(createServerFn(), () => 'value')
  const response = await request(client.url, { headers: { 'sec-fetch-site': 'same-origin' } })
  expect(response.status).toBe(200)
})
