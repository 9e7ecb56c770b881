import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createServerFn, ProtocolError, ServerFnError } from '../../../src/index.ts'
import { graphCopy } from '../../../src/serialization/graph-copy.ts'
import { encodeGraph } from '../../../src/serialization/graph-encoder.ts'
import { serializersFor } from '../../../src/serialization/serializer.ts'
import { rejectionOf } from '../../support/failures.ts'
import { fakeFetch, labelled, stubOf } from '../../support/stub.ts'

const GRAPH_TYPE = 'application/vnd.seamline.rich+json'

/** The result or error of a call with this response. */
const call = (answer: () => Response | Promise<Response>) =>
  stubOf(createServerFn({ method: 'POST' }))({ fetch: fakeFetch(answer).fetch })

/** The text of a response of the graph encoder. */
const richText = (envelope: object) => encodeGraph(graphCopy(envelope, serializersFor([])))

const failed = (error: object, status = 500) =>
  labelled(JSON.stringify({ error }), { outcome: '1; error', status })

/** Whether a text is the response of a call without a result: its undefined is intended. */
function isEmptyEnvelope(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
    return Object.keys(value).every((key) => key === 'context')
  } catch {
    return false
  }
}

describe('a damaged labelled response', () => {
  const notEnvelopes = [
    '',
    'null',
    '5',
    '"text"',
    'true',
    '[]',
    '[{"result":1}]',
    '{',
    '<html>',
    '{"result":',
  ]

  test.each(notEnvelopes)('is refused when its body is %j', async (body) => {
    for (const outcome of ['1; result', '1; error']) {
      for (const contentType of ['application/json', GRAPH_TYPE, 'text/html']) {
        const error = await rejectionOf(call(() => labelled(body, { outcome, contentType })))
        expect(error).toMatchObject({
          name: 'ProtocolError',
          code: 'UNEXPECTED_RESPONSE',
          contentType,
        })
      }
    }
  })

  test('is refused when its body has unknown envelope keys', async () => {
    for (const body of ['{"unrelated":1}', '{"error":{"type":"app"}}', '{"message":"proxy"}']) {
      const error = await rejectionOf(call(() => labelled(body)))
      expect(error).toMatchObject({ code: 'UNEXPECTED_RESPONSE' })
    }
  })

  test.each([
    ['no error', {}],
    ['null', { error: null }],
    ['a string', { error: 'text' }],
    ['a list', { error: [] }],
    ['no code', { error: { type: 'app', message: 'x' } }],
    ['no message', { error: { type: 'app', code: 'X' } }],
    ['a code that is not a string', { error: { type: 'app', code: 5, message: 'x' } }],
    [
      'issues that are not a list',
      { error: { type: 'validation', code: 'X', message: 'x', issues: 5 } },
    ],
    [
      'issues that are null',
      { error: { type: 'validation', code: 'X', message: 'x', issues: null } },
    ],
    [
      'issues of another shape',
      { error: { type: 'validation', code: 'X', message: 'x', issues: [5] } },
    ],
    [
      'an issue with objects in its path',
      {
        error: {
          type: 'validation',
          code: 'X',
          message: 'x',
          issues: [{ message: 'a', path: [{ toString: 1 }] }],
        },
      },
    ],
    [
      'an issue whose message is not a string',
      {
        error: {
          type: 'validation',
          code: 'X',
          message: 'x',
          issues: [{ message: { toString: 1 }, path: [] }],
        },
      },
    ],
    [
      'an issue without path',
      { error: { type: 'validation', code: 'X', message: 'x', issues: [{ message: 'a' }] } },
    ],
  ])('is refused when its error is %s', async (_what, body) => {
    const answer = () => labelled(JSON.stringify(body), { outcome: '1; error', status: 500 })
    const error = await rejectionOf(call(answer))
    expect(error).toMatchObject({ name: 'ProtocolError', code: 'UNEXPECTED_RESPONSE', status: 500 })
  })

  test.each([
    ['nothing', {}],
    ['no headers', { options: {}, status: 307 }],
    ['headers that are not a list', { options: {}, status: 307, headers: 5 }],
    ['headers that HTTP forbids', { options: {}, status: 307, headers: [['a b', 'c']] }],
    ['a status that HTTP forbids', { options: {}, status: 99, headers: [] }],
  ])('is refused when its redirect has %s', async (_what, redirect) => {
    const body = JSON.stringify({ redirect })
    const error = await rejectionOf(call(() => labelled(body, { outcome: '1; redirect' })))
    expect(error).toMatchObject({ name: 'ProtocolError', code: 'UNEXPECTED_RESPONSE' })
  })

  test('is refused when its graph body is plain JSON, or the other way round', async () => {
    const plain = await rejectionOf(
      call(() => labelled('{"result":1}', { contentType: GRAPH_TYPE })),
    )
    expect(plain).toMatchObject({ code: 'UNEXPECTED_RESPONSE' })
    const rich = await rejectionOf(call(() => labelled(richText({ result: new Date(0) }))))
    expect(rich).toMatchObject({ code: 'UNEXPECTED_RESPONSE' })
  })

  test.each([
    ['a regular expression', 'r', ['a']],
    ['an error', 'e', ['Error', { toString: 1 }]],
  ])('is refused when it contains %s of another shape', async (_what, tag, written) => {
    const body = JSON.stringify({ result: written, tags: [[tag, 0, 'result']] })
    const error = await rejectionOf(call(() => labelled(body)))
    expect(error).toMatchObject({ code: 'UNEXPECTED_RESPONSE' })
  })

  test('is refused when it contains a key __proto__', async () => {
    for (const body of [
      '{"result":{"a":{"__proto__":{"x":1}}}}',
      '{"__proto__":{"result":1}}',
      String.raw`{"result":{"\u005f_proto_\u005F":{"x":1}}}`,
      String.raw`{"result":{"__\u0070\u0072\u006f\u0074\u006F__" :{"x":1}}}`,
    ]) {
      const error = await rejectionOf(call(() => labelled(body)))
      expect(error).toMatchObject({ code: 'UNEXPECTED_RESPONSE' })
    }
    expect('x' in {}).toBe(false)
  })

  test('may contain a string that looks like a key __proto__', async () => {
    for (const result of ['"__proto__":', String.raw`"\u005f_proto__":`, '__proto__']) {
      expect(await call(() => labelled(JSON.stringify({ result })))).toBe(result)
    }
  })

  test('never resolves the call to undefined, whatever its text', async () => {
    const texts = fc.oneof(
      fc.string(),
      fc.json(),
      fc.string().map((each) => `{"t":${each}`),
    )
    const types = fc.constantFrom('application/json', GRAPH_TYPE, 'text/html', '')
    await fc.assert(
      fc.asyncProperty(texts, types, async (text, contentType) => {
        fc.pre(!isEmptyEnvelope(text))
        const outcome = await call(() => labelled(text, { contentType })).then(
          (result) => result,
          (error: unknown) => error,
        )
        expect(outcome).not.toBeUndefined()
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(ProtocolError)
      }),
      { numRuns: 300 },
    )
  })

  test('rejects every error with a typed error, whatever its text', async () => {
    const errors = fc.record(
      {
        type: fc.constantFrom('app', 'validation', 'protocol', 'other'),
        code: fc.oneof(fc.string(), fc.jsonValue()),
        message: fc.oneof(fc.string(), fc.jsonValue()),
        data: fc.jsonValue(),
        issues: fc.oneof(
          fc.jsonValue(),
          fc.array(fc.record({ message: fc.jsonValue(), path: fc.jsonValue() })),
        ),
        errorId: fc.jsonValue(),
      },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(errors, async (error) => {
        const reason = await rejectionOf(call(() => failed(error)))
        expect(reason instanceof ServerFnError || reason instanceof ProtocolError).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
