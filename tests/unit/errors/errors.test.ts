import { describe, expect, test } from 'vitest'
import { ProtocolError, SeamlineError, ServerFnError, ValidationError } from '../../../src/index.ts'
import { BAD_JSON, HANDLER_MISSING } from '../../../src/errors/catalog.ts'
import {
  isProtocolError,
  isServerFnError,
  usageError,
  protocolError,
} from '../../../src/errors/errors.ts'

describe('ServerFnError', () => {
  test('carries code, message, data, status and cause', () => {
    const cause = new Error('inner')
    const error = new ServerFnError('GONE', {
      message: 'Gone.',
      data: { id: 1 },
      status: 410,
      cause,
    })
    expect(error).toMatchObject({
      name: 'ServerFnError',
      code: 'GONE',
      message: 'Gone.',
      data: { id: 1 },
      status: 410,
      cause,
      errorId: undefined,
    })
    expect(error).toBeInstanceOf(Error)
    expect(error.stack).toContain('errors.test.ts')
  })

  test('has its code as its default message', () => {
    const error = new ServerFnError('GONE')
    expect(error.message).toBe('GONE')
    expect(error.data).toBeUndefined()
    expect(error.status).toBeUndefined()
    expect('cause' in error).toBe(false)
  })
})

describe('ValidationError', () => {
  test('is a ServerFnError with status 400', () => {
    const error = new ValidationError([{ message: 'missing', path: [] }])
    expect(error).toBeInstanceOf(ServerFnError)
    expect(error).toMatchObject({ name: 'ValidationError', code: 'VALIDATION_FAILED', status: 400 })
  })

  test('summarizes its issues', () => {
    const error = new ValidationError([
      { message: 'too long', path: ['tags', 0] },
      { message: 'missing', path: [] },
    ])
    expect(error.message).toBe('tags.0: too long; missing')
  })
})

describe('ProtocolError', () => {
  test('carries code, status and content type', () => {
    const error = new ProtocolError('UNEXPECTED_RESPONSE', 'text', {
      status: 502,
      contentType: 'text/html',
    })
    expect(error).toMatchObject({
      name: 'ProtocolError',
      code: 'UNEXPECTED_RESPONSE',
      status: 502,
      contentType: 'text/html',
    })
    expect(error).not.toBeInstanceOf(ServerFnError)
  })
})

test('a usage error names its code and the package', () => {
  const cause = new Error('inner')
  const error = usageError(HANDLER_MISSING, undefined, { cause })
  expect(error).toBeInstanceOf(SeamlineError)
  expect(error.message).toMatch(/^\[seamline\] .+ \(HANDLER_MISSING\)$/)
  expect(error.cause).toBe(cause)
})

test('a protocol error has the code and the status of its row', () => {
  expect(protocolError(BAD_JSON, undefined)).toMatchObject({ code: 'BAD_JSON', status: 400 })
})

test('the classes are distinguished even across two copies of the package', () => {
  const foreign = Object.assign(new Error('foreign'), { '~kind': 'app', code: 'GONE' })
  expect(isServerFnError(foreign)).toBe(true)
  expect(isServerFnError(new ServerFnError('X'))).toBe(true)
  expect(isServerFnError(new ValidationError([]))).toBe(true)
  expect(isServerFnError(protocolError(BAD_JSON, undefined))).toBe(false)
  expect(isProtocolError(protocolError(BAD_JSON, undefined))).toBe(true)
  expect(isProtocolError(new ServerFnError('X'))).toBe(false)
  for (const other of [new Error('x'), { '~kind': 'app' }, 'app', null, undefined]) {
    expect(isServerFnError(other)).toBe(false)
    expect(isProtocolError(other)).toBe(false)
  }
})
