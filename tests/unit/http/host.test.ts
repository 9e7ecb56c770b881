import { expect, test } from 'vitest'
import { createServerFn } from '../../../src/index.ts'
import { request } from '../../support/raw-requests.ts'
import { wire } from '../../support/wired-fn.ts'

// Hosts that are taken and refused are cases of the corpus: tests/corpus/l-headers.json.
test('a request without Host header is judged by its URL', async () => {
  const { client } = wire(createServerFn(), () => 'value')
  const response = await request(client.url, { headers: { 'sec-fetch-site': 'same-origin' } })
  expect(response.status).toBe(200)
})
