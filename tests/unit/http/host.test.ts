import { expect, test } from 'vitest'
import { createServerFn } from '../../../src/index.ts'
import { request } from '../../support/raw-requests.ts'
import { wire } from '../../support/wired-fn.ts'

// The corpus has the accepted and refused hosts: tests/corpus/l-headers.json.
test('a request without Host header is checked by its URL', async () => {
  const { client } = wire(createServerFn(), () => 'value')
  const response = await request(client.url, { headers: { 'sec-fetch-site': 'same-origin' } })
  expect(response.status).toBe(200)
})
