/** A value on each encoder, in each direction, with both serializers. */

import { decodeParts, decodeRequest } from '../../../src/wire/decode-request.ts'
import { decodeResponse } from '../../../src/wire/decode-response.ts'
import { encodeRequest } from '../../../src/wire/encode-request.ts'
import {
  encodeEnvelope,
  resultEnvelope,
  type EncodedBody,
} from '../../../src/wire/encode-response.ts'
import { graphCopy } from '../../../src/serialization/graph-copy.ts'
import { encodeGraph } from '../../../src/serialization/graph-encoder.ts'
import { serializersFor } from '../../../src/serialization/serializer.ts'
import { EMPTY_CONTEXT } from '../../../src/model/context.ts'
import { labelled } from '../../support/stub.ts'
import { ADAPTERS } from './kinds.ts'

export const GRAPH_TYPE = 'application/vnd.seamline.rich+json'

/** The serializers of client and server come from the same adapters, but separately. */
const CLIENT_ADAPTERS = [...ADAPTERS]
export const serializers = serializersFor(ADAPTERS)

/** The body of a call with this data. */
async function requestBody(data: unknown): Promise<string | FormData> {
  const { init } = await encodeRequest({
    url: '/fn',
    method: 'POST',
    data,
    sendContext: EMPTY_CONTEXT,
    headers: new Headers(),
    adapters: CLIENT_ADAPTERS,
  })
  return init.body ?? ''
}

/** The text of a call with this data, without out-of-band values. */
export async function requestText(data: unknown): Promise<string> {
  const body = await requestBody(data)
  return typeof body === 'string' ? body : String(body.get('call'))
}

/** The data of a call, as decoded by the endpoint. */
export function dataOf(text: string, parts: readonly Blob[] = []): unknown {
  if (parts.length === 0) return decodeRequest(text, serializers).data
  const form = new FormData()
  form.append('call', text)
  for (const [number, part] of parts.entries()) form.append(String(number), part)
  return decodeParts(form, serializers).data
}

async function toServer(value: unknown): Promise<unknown> {
  const body = await requestBody(value)
  if (typeof body === 'string') return dataOf(body)
  return decodeParts(await new Response(body).formData(), serializers).data
}

/** The body of a response with this result. */
export const resultBody = (result: unknown): EncodedBody =>
  encodeEnvelope(resultEnvelope(result, EMPTY_CONTEXT), serializers)

/** The same, always on the graph encoder. */
export const richBody = (result: unknown): EncodedBody => ({
  contentType: GRAPH_TYPE,
  text: encodeGraph(graphCopy({ result }, serializers)),
})

/** The result in a response, as decoded by the browser. */
export async function resultOf({ contentType, text }: EncodedBody): Promise<unknown> {
  return (await decodeResponse(labelled(text, { contentType }), CLIENT_ADAPTERS)).result
}

/** The serializers, by their titles. */
export const ROADS = {
  'to the server': toServer,
  'to the client': async (value: unknown) => resultOf(resultBody(value)),
  'to the client on the graph encoder': async (value: unknown) => resultOf(richBody(value)),
} as const
