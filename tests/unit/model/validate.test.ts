import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import * as zodMini from 'zod/mini'
import { z as zod3 } from 'zod/v3'
import {
  createServerFn,
  ServerFnError,
  ValidationError,
  type Validator,
} from '../../../src/index.ts'
import type { StandardSchema } from '../../../src/index.ts'
import { rejectionOf } from '../../support/failures.ts'
import { TRANSPORTS } from '../../support/transports.ts'
import { wire } from '../../support/wired-fn.ts'

interface Note {
  readonly text: string
}

const assertNote = (input: unknown): Note => {
  if (typeof input === 'object' && input !== null && 'text' in input) {
    return { text: String(input.text) }
  }
  throw new Error('text is missing')
}

const standard: StandardSchema<Note> = {
  '~standard': {
    version: 1,
    vendor: 'tests',
    validate: (value) =>
      typeof value === 'object' && value !== null && 'text' in value
        ? { value: { text: String(value.text) } }
        : { issues: [{ message: 'text is missing', path: [{ key: 'text' }] }] },
  },
}

class NoteParser {
  readonly #parse = assertNote
  parse(input: unknown): Note {
    return this.#parse(input)
  }
}

const callable = Object.assign(
  (): never => {
    throw new Error('The function was called instead of the schema.')
  },
  { '~standard': standard['~standard'] },
)

const VALIDATORS: readonly (readonly [string, Validator])[] = [
  ['a zod schema', z.object({ text: z.string() })],
  [
    'a zod schema with an asynchronous check',
    z.object({ text: z.string().refine(async () => true) }),
  ],
  ['a zod 3 schema', zod3.object({ text: zod3.string() })],
  ['a zod mini schema', zodMini.object({ text: zodMini.string() })],
  ['a Standard Schema', standard],
  ['an asynchronous Standard Schema', asynchronous(standard)],
  ['a schema that is a function', callable],
  ['an object with parse', { parse: assertNote }],
  ['an object whose parse is asynchronous', { parse: async (input: unknown) => assertNote(input) }],
  ['an instance whose parse needs its this', new NoteParser()],
  ['a function', assertNote],
  ['an asynchronous function', async (input: unknown) => assertNote(input)],
]

function asynchronous(schema: StandardSchema<Note>): StandardSchema<Note> {
  const { validate, ...rest } = schema['~standard']
  return { '~standard': { ...rest, validate: async (value) => validate(value) } }
}

/** A function that returns its data. */
const echo = (validator: Validator) =>
  wire(createServerFn({ method: 'POST' }).inputValidator(validator), ({ data }) => data)

describe.each(TRANSPORTS)('%s', (_transport, side) => {
  describe.each(VALIDATORS)('%s', (_kind, validator) => {
    test('accepts valid data', async () => {
      const { [side]: fn } = echo(validator)
      expect(await fn({ data: { text: 'milk' } as never })).toEqual({ text: 'milk' })
    })

    test('refuses invalid data with a ValidationError', async () => {
      const { [side]: fn } = echo(validator)
      const error = await rejectionOf(fn({ data: {} as never }))
      expect(error).toBeInstanceOf(ValidationError)
      expect(error).toBeInstanceOf(ServerFnError)
      expect(error).toMatchObject({
        name: 'ValidationError',
        code: 'VALIDATION_FAILED',
        status: 400,
        data: undefined,
        errorId: undefined,
      })
      expect((error as ValidationError).issues).toHaveLength(1)
    })

    test('refuses missing data', async () => {
      const { [side]: fn } = echo(validator)
      expect(await rejectionOf(fn({} as never))).toBeInstanceOf(ValidationError)
    })
  })

  describe.each([
    ['zod', z.object({ user: z.object({ tags: z.array(z.string()), age: z.number() }) })],
    [
      'zod 3',
      zod3.object({ user: zod3.object({ tags: zod3.array(zod3.string()), age: zod3.number() }) }),
    ],
  ] as const)('the issues of %s', (_library, schema) => {
    const data = { user: { tags: ['a', 5], age: 'x' } }

    test('have their paths, with keys as strings and indices as numbers', async () => {
      const { [side]: fn } = echo(schema)
      const error = await rejectionOf(fn({ data: data as never }))
      const { issues } = error as ValidationError
      expect(issues.map(({ path }) => path)).toEqual([
        ['user', 'tags', 1],
        ['user', 'age'],
      ])
      for (const { message } of issues) expect(message).toMatch(/expected/i)
    })

    test('are summarized in the message', async () => {
      const { [side]: fn } = echo(schema)
      const error = await rejectionOf(fn({ data: data as never }))
      expect((error as Error).message).toMatch(/^user\.tags\.1: .+; user\.age: .+$/)
    })

    test("are found if an object's parse throws them", async () => {
      const { [side]: fn } = echo({ parse: (input: unknown) => schema.parse(input) })
      const error = await rejectionOf(fn({ data: data as never }))
      expect((error as ValidationError).issues.map(({ path }) => path)).toEqual([
        ['user', 'tags', 1],
        ['user', 'age'],
      ])
    })
  })

  test('an issue keeps only its message and path', async () => {
    const { [side]: fn } = echo(z.object({ age: z.number() }))
    const error = await rejectionOf(fn({ data: { age: 'x' } as never }))
    const [issue] = (error as ValidationError).issues
    expect(Object.keys(issue ?? {}).sort()).toEqual(['message', 'path'])
  })

  test('a function that throws produces one issue with its message', async () => {
    const { [side]: fn } = echo(assertNote)
    const error = await rejectionOf(fn({ data: {} as never }))
    expect((error as ValidationError).issues).toEqual([{ message: 'text is missing', path: [] }])
    expect((error as Error).message).toBe('text is missing')
  })

  test('a function that throws a value other than an error produces one issue with its text', async () => {
    const { [side]: fn } = echo(() => {
      throw 'not like this'
    })
    const error = await rejectionOf(fn({ data: {} as never }))
    expect((error as ValidationError).issues).toEqual([{ message: 'not like this', path: [] }])
  })

  test('a function may throw an error of the app, which is passed on', async () => {
    const { [side]: fn } = echo(() => {
      throw new ServerFnError('TOO_LONG', { status: 422, data: { max: 5 } })
    })
    const error = await rejectionOf(fn({ data: {} as never }))
    expect(error).toMatchObject({ code: 'TOO_LONG', status: 422, data: { max: 5 } })
    expect(error).not.toBeInstanceOf(ValidationError)
  })

  test('a function may throw a ValidationError of its own', async () => {
    const issues = [{ message: 'taken', path: ['names', 0] }]
    const { [side]: fn } = echo(() => {
      throw new ValidationError(issues)
    })
    const error = await rejectionOf(fn({ data: {} as never }))
    expect(error).toBeInstanceOf(ValidationError)
    expect((error as ValidationError).issues).toEqual(issues)
  })

  test('a function may throw a Response', async () => {
    const { [side]: fn } = echo(() => {
      throw new Response('no', { status: 409 })
    })
    const error = await rejectionOf(fn({ data: {} as never }))
    expect((error as Response).status).toBe(409)
  })

  test('a path segment may be an object with a key, and a symbol becomes a string', async () => {
    const schema: StandardSchema = {
      '~standard': {
        version: 1,
        vendor: 'tests',
        validate: () => ({
          issues: [
            { message: 'a', path: [{ key: 'list' }, { key: 0 }, Symbol('s')] },
            { message: 'b', path: undefined },
          ],
        }),
      },
    }
    const { [side]: fn } = echo(schema)
    const error = await rejectionOf(fn({ data: 1 as never }))
    expect((error as ValidationError).issues).toEqual([
      { message: 'a', path: ['list', 0, 'Symbol(s)'] },
      { message: 'b', path: [] },
    ])
  })

  test('the handler receives defaults and transforms', async () => {
    const { [side]: fn } = wire(
      createServerFn({ method: 'POST' }).inputValidator(
        z.object({ page: z.number().default(1), q: z.string().transform((q) => q.trim()) }),
      ),
      ({ data }) => data,
    )
    expect(await fn({ data: { q: ' milk ' } })).toEqual({ page: 1, q: 'milk' })
  })

  test('an optional schema accepts a call without data', async () => {
    const { [side]: fn } = wire(
      createServerFn({ method: 'POST' }).inputValidator(z.string().optional()),
      ({ data }) => ({ got: data ?? 'nothing' }),
    )
    expect(await fn()).toEqual({ got: 'nothing' })
    expect(await fn({})).toEqual({ got: 'nothing' })
    expect(await fn({ data: undefined })).toEqual({ got: 'nothing' })
    expect(await fn({ data: 'x' })).toEqual({ got: 'x' })
  })

  test('a default for the whole data applies to a call without data', async () => {
    const { [side]: fn } = wire(
      createServerFn().inputValidator(z.object({ page: z.number() }).default({ page: 1 })),
      ({ data }) => data.page,
    )
    expect(await fn()).toBe(1)
  })

  test('null counts as data', async () => {
    const { [side]: fn } = wire(createServerFn().inputValidator(z.null()), ({ data }) => data)
    expect(await fn({ data: null })).toBeNull()
  })
})

test('the cause of a protocol error stays on the server', async () => {
  const cause = Object.assign(new Error('public'), { secret: 'sentinel' })
  const wired = echo(() => {
    throw cause
  })
  expect(await rejectionOf(wired.server({ data: 1 as never }))).toMatchObject({ cause })
  expect(await rejectionOf(wired.client({ data: 1 as never }))).not.toHaveProperty('cause')
  expect(await wired.responses[0]?.text()).not.toContain('sentinel')
})
