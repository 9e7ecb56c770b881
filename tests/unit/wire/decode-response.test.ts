import { inheritedKeys } from '../../support/inherited-keys.ts'
import { describe, expect, test } from 'vitest'
import {
  createMiddleware,
  createServerFn,
  ProtocolError,
  ServerFnError,
  ValidationError,
} from '../../../src/index.ts'
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

/** A response whose `redirected` is true, as after a login page. */
const redirected = (response: Response) =>
  Object.defineProperty(response, 'redirected', { value: true })

const typed = (type: string, init: ResponseInit = {}) => ({
  ...init,
  headers: { 'content-type': type },
})

describe('a response that the endpoint did not write', () => {
  const html = '<!doctype html><title>Sign in</title>'

  test.each([
    ['a page with status 200', () => new Response(html, typed('text/html')), 200, 'text/html'],
    [
      'a login page behind a redirect',
      () => redirected(new Response(html, typed('text/html; charset=utf-8'))),
      200,
      'text/html; charset=utf-8',
    ],
    [
      'a proxy’s JSON with status 502',
      () => new Response('{"error":"bad gateway"}', typed('application/json', { status: 502 })),
      502,
      'application/json',
    ],
    [
      'JSON of the right shape without the label',
      () => new Response('{"result":1}', typed('application/json')),
      200,
      'application/json',
    ],
    [
      'an error of the right shape without the label',
      () => new Response('{"error":{"type":"app","code":"X","message":"x"}}', { status: 403 }),
      403,
      'text/plain;charset=UTF-8',
    ],
    [
      'an error in JSON without the label',
      () =>
        new Response(
          '{"error":{"type":"app","code":"X","message":"x"}}',
          typed('application/json', { status: 403 }),
        ),
      403,
      'application/json',
    ],
    ['an empty 204', () => new Response(null, { status: 204 }), 204, 'no content type'],
    ['a 304', () => new Response(null, { status: 304 }), 304, 'no content type'],
    ['a 401', () => new Response('', { status: 401 }), 401, 'text/plain;charset=UTF-8'],
    [
      'a label of another version',
      () => labelled('{"result":1}', { outcome: '2; result' }),
      200,
      'application/json',
    ],
    ['an empty label', () => labelled('{"result":1}', { outcome: '' }), 200, 'application/json'],
    [
      'a doubled label',
      () => labelled('{"result":1}', { outcome: '1; result, 1; result' }),
      200,
      'application/json',
    ],
    ['an unknown label', () => labelled('{}', { outcome: '1; redo' }), 200, 'application/json'],
  ])('%s is refused with status and content type', async (_what, answer, status, contentType) => {
    const error = await rejectionOf(call(answer))
    expect(error).toBeInstanceOf(ProtocolError)
    expect(error).toMatchObject({ code: 'UNEXPECTED_RESPONSE', status, contentType })
    expect((error as Error).message).toContain(String(status))
    expect((error as Error).message).toContain(contentType)
    expect((error as Error).message).not.toContain('Sign in')
  })
})

describe('a labelled response', () => {
  test.each([
    ['a value', '{"result":5}', 5],
    ['null', '{"result":null}', null],
    ['nothing', '{}', undefined],
    ['only context', '{"context":{"a":1}}', undefined],
  ])('resolves the call to %s', async (_what, body, result) => {
    expect(await call(() => labelled(body))).toEqual(result)
  })

  test('may have any success status', async () => {
    expect(await call(() => labelled('{"result":5}', { status: 201 }))).toBe(5)
    expect(await call(() => labelled('{"result":5}', { status: 418 }))).toBe(5)
  })

  test.each([
    'application/json',
    'application/json; charset=utf-8',
    'application/json;charset=UTF-8',
  ])('may have the content type %s', async (contentType) => {
    expect(await call(() => labelled('{"result":5}', { contentType }))).toBe(5)
  })

  test.each([GRAPH_TYPE, `${GRAPH_TYPE}; charset=utf-8`, GRAPH_TYPE.toUpperCase()])(
    'may be of the graph encoder, as %s',
    async (contentType) => {
      const body = richText({ result: new Map([['a', 1n]]) })
      expect(await call(() => labelled(body, { contentType }))).toEqual(new Map([['a', 1n]]))
    },
  )

  test('passes a context that inherits no key to the client functions', async () => {
    let seen: unknown
    const watching = createMiddleware({ type: 'function' }).client(async ({ next }) => {
      const outcome = await next()
      seen = outcome.context
      return outcome
    })
    const { fetch } = fakeFetch(() =>
      labelled('{"result":1,"context":{"a":1,"constructor":2,"prototype":3}}'),
    )
    await stubOf(createServerFn().middleware([watching]))({ fetch })
    expect(inheritedKeys(seen as object)).toEqual([])
    expect(seen).toEqual(Object.assign(Object.create(null), { a: 1 }))
    expect(Object.isFrozen(seen)).toBe(true)
  })
})

describe('an error from the server', () => {
  test('of the app is a ServerFnError with code, message, data and status', async () => {
    const error = await rejectionOf(
      call(() => failed({ type: 'app', code: 'GONE', message: 'Gone.', data: { id: 1 } }, 410)),
    )
    expect(error).toBeInstanceOf(ServerFnError)
    expect(error).not.toBeInstanceOf(ValidationError)
    expect(error).toMatchObject({
      code: 'GONE',
      message: 'Gone.',
      data: { id: 1 },
      status: 410,
      errorId: undefined,
    })
  })

  test('has an errorId if it is masked', async () => {
    const masked = { type: 'app', code: 'INTERNAL_SERVER_ERROR', message: 'x', errorId: 'id-1' }
    expect(await rejectionOf(call(() => failed(masked)))).toMatchObject({
      name: 'ServerFnError',
      code: 'INTERNAL_SERVER_ERROR',
      errorId: 'id-1',
      status: 500,
    })
  })

  test('of a validator is a ValidationError with issues', async () => {
    const issues = [{ message: 'too short', path: ['tags', 0] }]
    const error = await rejectionOf(
      call(() =>
        failed({ type: 'validation', code: 'VALIDATION_FAILED', message: 'x', issues }, 400),
      ),
    )
    expect(error).toBeInstanceOf(ValidationError)
    expect((error as ValidationError).issues).toEqual(issues)
  })

  test('of the runtime is a ProtocolError with code and status', async () => {
    const error = await rejectionOf(
      call(() => failed({ type: 'protocol', code: 'UNKNOWN_FUNCTION', message: 'm' }, 404)),
    )
    expect(error).toBeInstanceOf(ProtocolError)
    expect(error).toMatchObject({ code: 'UNKNOWN_FUNCTION', message: 'm', status: 404 })
    expect((error as ProtocolError).contentType).toBeUndefined()
  })
})

describe('a Response of the function', () => {
  test('resolves the call unread', async () => {
    const answer = labelled('raw', { outcome: '1; response', contentType: 'text/csv' })
    const result = await call(() => answer)
    expect(result).toBe(answer)
    expect(await answer.text()).toBe('raw')
  })

  test('resolves the call even with a failure status', async () => {
    const answer = labelled('raw', { outcome: '1; response', status: 503 })
    expect(await call(() => answer)).toBe(answer)
  })

  test('rejects the call if it was thrown', async () => {
    const answer = labelled('raw', { outcome: '1; thrown-response', status: 403 })
    expect(await rejectionOf(call(() => answer))).toBe(answer)
    expect(answer.bodyUsed).toBe(false)
  })
})
