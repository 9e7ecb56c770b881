/** What the transform refuses, and what the message says then. */

import { describe, expect, test } from 'vitest'
import {
  compile,
  type CompileError,
  type Environment,
  type RefusalCode,
} from '../../babel-plugin/index.ts'

interface Refusal {
  /** What its message tells the reader to do. */
  readonly advice: string
  /** Sources, by what is wrong with them. The line with the mark is the one to be shown. */
  readonly sources: Readonly<Record<string, string>>
}

const MARK = '// here'

const REFUSALS: Readonly<Record<RefusalCode, Refusal>> = {
  BUILDER_NOT_CALLED: {
    advice: 'Call it where it is imported, as in `const f = createServerFn().handler(…)`.',
    sources: {
      'a builder that is passed on': `
        import { createServerFn } from 'seamline'
        register(createServerFn) // here`,
      'a builder that is put into an object': `
        import { createMiddleware as middleware } from 'seamline'
        export const tools = {
          middleware, // here
        }`,
      'a builder called with new': `
        import { createServerFn } from 'seamline'
        export const now = new createServerFn().handler(() => 1) // here`,
      'a builder called only if it is there': `
        import { createServerFn } from 'seamline'
        export const now = createServerFn?.().handler(() => 1) // here`,
      'a namespace that is passed on': `
        import * as seamline from 'seamline'
        register(seamline) // here`,
      'a namespace that is taken apart': `
        import * as seamline from 'seamline'
        const { createServerFn } = seamline // here
        export const now = createServerFn().handler(() => 1)`,
      'a computed member of a namespace': `
        import * as seamline from 'seamline'
        const name = 'createServerFn'
        export const now = seamline[name]().handler(() => 1) // here`,
    },
  },
  BUILDER_NOT_FOLLOWED: {
    advice: 'Keep it in a top-level `const` that is not exported, and continue from that.',
    sources: {
      'a base that may be assigned again': `
        import { createServerFn } from 'seamline'
        let base = createServerFn() // here
        base = other
        export const now = base.handler(() => 1)`,
      'a base that a function returns': `
        import { createServerFn } from 'seamline'
        export const makeBase = () => createServerFn() // here`,
      'a base that is exported': `
        import { createServerFn } from 'seamline'
        export const base = createServerFn() // here`,
      'a base that is exported by its name': `
        import { createServerFn } from 'seamline'
        const base = createServerFn()
        export { base } // here`,
      'a base that is the default export': `
        import { createServerFn } from 'seamline'
        export default createServerFn() // here`,
      'a base that is put into an object': `
        import { createServerFn } from 'seamline'
        const base = createServerFn()
        export const bases = { base } // here`,
      'a base that is passed on': `
        import { createServerFn } from 'seamline'
        export const now = use(createServerFn(), (base) => base.handler(() => 1)) // here`,
    },
  },
  COMPUTED_METHOD: {
    advice: 'Write its name, as in `.handler(…)`.',
    sources: {
      'a method that a variable names': `
        import { createServerFn } from 'seamline'
        const step = 'handler'
        export const now = createServerFn()[step](() => 1) // here`,
      'a method that a string names': `
        import { createMiddleware } from 'seamline'
        export const log = createMiddleware({ type: 'function' })['server'](({ next }) => next()) // here`,
    },
  },
  OPTIONS_NOT_PLAIN: {
    advice: 'Write them as an object literal, each key by its name.',
    sources: {
      'start options that are spread': `
        import { createStart } from 'seamline'
        export const startInstance = createStart(() => ({
          ...options, // here
        }))`,
      'start options whose key is computed': `
        import { createStart } from 'seamline'
        export const startInstance = createStart(() => ({
          [name]: [], // here
        }))`,
      'start options that a variable holds': `
        import { createStart } from 'seamline'
        export const startInstance = createStart(() => {
          return options // here
        })`,
      'start options of a function that stands elsewhere': `
        import { createStart } from 'seamline'
        export const startInstance = createStart(options) // here`,
      'server options that a variable holds': `
        import { createStart } from 'seamline'
        export const startInstance = createStart(() => ({
          serverFns: options, // here
        }))`,
    },
  },
  UNKNOWN_METHOD: {
    advice: 'Use the methods of the builder, with `.handler(…)` last.',
    sources: {
      'a misspelled method': `
        import { createServerFn } from 'seamline'
        export const now = createServerFn().handle(() => 1) // here`,
      'a method of the other builder': `
        import { createServerFn } from 'seamline'
        export const now = createServerFn().server(() => 1) // here`,
      'a handler of a middleware': `
        import { createMiddleware } from 'seamline'
        export const log = createMiddleware({ type: 'function' }).handler(() => 1) // here`,
      'a method behind the handler': `
        import { createServerFn } from 'seamline'
        export const now = createServerFn().handler(() => 1).middleware([]) // here`,
      'a second handler': `
        import { createServerFn } from 'seamline'
        export const now = createServerFn().handler(() => 1).handler(() => 2) // here`,
      'a property behind the handler': `
        import { createServerFn } from 'seamline'
        export const url = createServerFn().handler(() => 1).url // here`,
      'a method that is not called': `
        import { createServerFn } from 'seamline'
        export const handle = createServerFn().handler // here`,
      'a method behind a question mark': `
        import { createServerFn } from 'seamline'
        export const now = createServerFn()?.handler(() => 1) // here`,
      'a misspelled method of a base': `
        import { createServerFn } from 'seamline'
        const base = createServerFn()
        export const now = base.handle(() => 1) // here`,
    },
  },
  HANDLER_MISSING: {
    advice: 'Pass the function that runs on the server, as in `.handler(async ({ data }) => …)`.',
    sources: {
      'a handler without a function': `
        import { createServerFn } from 'seamline'
        export const now = createServerFn().handler() // here`,
    },
  },
  ARGUMENTS_NOT_PLAIN: {
    advice: 'Pass the function itself.',
    sources: {
      'a handler with two arguments': `
        import { createServerFn } from 'seamline'
        export const now = createServerFn().handler(() => 1, () => 2) // here`,
      'a handler with spread arguments': `
        import { createServerFn } from 'seamline'
        const handlers = [() => 1]
        export const now = createServerFn().handler(...handlers) // here`,
    },
  },
  NOT_AT_MODULE_LEVEL: {
    advice: 'Move it to the top level of the module.',
    sources: {
      'a server function in a function': `
        import { createServerFn } from 'seamline'
        export function makeNow(zone: string) {
          const now = createServerFn().handler(() => zone) // here
          return now
        }`,
      'a server function that an arrow function returns': `
        import { createServerFn } from 'seamline'
        export const makeNow = () => createServerFn().handler(() => 1) // here`,
      'a server function in a method': `
        import { createServerFn } from 'seamline'
        export const api = {
          makeNow() {
            const now = createServerFn().handler(() => 1) // here
            return now
          },
        }`,
      'a server function in a class': `
        import { createServerFn } from 'seamline'
        export class Api {
          static now = createServerFn().handler(() => 1) // here
        }`,
      'a server function in a block': `
        import { createServerFn } from 'seamline'
        if (import.meta.env.DEV) {
          const now = createServerFn().handler(() => 1) // here
        }`,
      'a server function in a loop': `
        import { createServerFn } from 'seamline'
        for (const zone of zones) var now = createServerFn().handler(() => zone) // here`,
      'a server function in a switch': `
        import { createServerFn } from 'seamline'
        switch (import.meta.env.MODE) {
          case 'test':
            const now = createServerFn().handler(() => 1) // here
        }`,
      'a server function in a namespace': `
        import { createServerFn } from 'seamline'
        export namespace times {
          export const now = createServerFn().handler(() => 1) // here
        }`,
      'a base that a function continues': `
        import { createServerFn } from 'seamline'
        const base = createServerFn()
        export function makeNow(zone: string) {
          const now = base.handler(() => zone) // here
          return now
        }`,
    },
  },
  NOT_A_CONST: {
    advice: 'Write `const name = createServerFn()…` at the top level of the module.',
    sources: {
      'a server function in an object': `
        import { createServerFn } from 'seamline'
        export const api = {
          now: createServerFn().handler(() => 1), // here
        }`,
      'a server function in an array': `
        import { createServerFn } from 'seamline'
        export const all = [createServerFn().handler(() => 1)] // here`,
      'a server function that is taken apart': `
        import { createServerFn } from 'seamline'
        export const { url } = createServerFn().handler(() => 1) // here`,
      'a server function that is assigned later': `
        import { createServerFn } from 'seamline'
        export let now
        now = createServerFn().handler(() => 1) // here`,
      'a server function that depends on a condition': `
        import { createServerFn } from 'seamline'
        export const now = import.meta.env.DEV
          ? createServerFn().handler(() => 1) // here
          : undefined`,
      'a server function that is called at once': `
        import { createServerFn } from 'seamline'
        export const now = await createServerFn().handler(() => 1)() // here`,
    },
  },
}

const table = Object.entries(REFUSALS).flatMap(([code, { advice, sources }]) =>
  Object.entries(sources).map(([what, source]) => [what, { code, advice, source }] as const),
)

test.each(table)('%s is refused, with what to do', async (_what, { code, advice, source }) => {
  const error = await refusal(source, 'client')
  expect(error.code).toBe(code)
  expect(error.message.startsWith('/project/src/notes.ts: [seamline] ')).toBe(true)
  expect(error.message).toContain(`${advice} (${code})\n`)
})

test.each(table)('%s is shown in the message', async (_what, { source }) => {
  const { message } = await refusal(source, 'client')
  const [, line] = /\n> (\d+) \|/.exec(message) ?? []
  expect(Number(line)).toBe(lineOf(source, MARK))
})

test.each(table)('%s is refused on the server with the same words', async (_what, { source }) => {
  const client = await refusal(source, 'client')
  const server = await refusal(source, 'server')
  expect(server.message).toBe(client.message)
  expect(server.code).toBe(client.code)
})

test('code that does not parse fails with the parser’s own message', async () => {
  const source = `import { createServerFn } from 'seamline'\nexport const now = createServerFn(`
  const error = await refusal(source, 'client')
  expect(error.message).toContain('Unexpected token')
  expect(error.message).not.toContain('[seamline]')
})

describe('a builder that cannot be followed', () => {
  const base = `import { createMiddleware, createServerFn } from 'seamline'\n`
  test.each([
    [
      'a second name for a base',
      `const base = createServerFn()
       const second = base
       export const now = second.handler(() => 'SERVER_MARKER')`,
    ],
    [
      'a base that is called',
      `const base = createServerFn()
       export const now = base({ method: 'POST' }).handler(() => 'SERVER_MARKER')`,
    ],
    [
      'a base that a function of the module returns',
      `const makeBase = () => createServerFn()
       export const now = makeBase().handler(() => 'SERVER_MARKER')`,
    ],
    [
      'a base in an object',
      `const bases = { open: createServerFn() }
       export const now = bases.open.handler(() => 'SERVER_MARKER')`,
    ],
    [
      'a base that depends on a condition',
      `const base = import.meta.env.DEV ? createServerFn() : createServerFn({ method: 'POST' })
       export const now = base.handler(() => 'SERVER_MARKER')`,
    ],
    [
      'a method that is taken out of a base',
      `const { handler } = createServerFn()
       export const now = handler(() => 'SERVER_MARKER')`,
    ],
    [
      'a base that a callback gets',
      `export const now = use(createServerFn(), (base) => base.handler(() => 'SERVER_MARKER'))`,
    ],
    [
      'a second name for a middleware',
      `const log = createMiddleware({ type: 'function' })
       const second = log
       export const auth = second.server(() => 'SERVER_MARKER')`,
    ],
  ])('does not bring server code to the client: %s', async (_what, source) => {
    const code = await compile(base + source, optionsFor('client')).then(
      (result) => result?.code,
      ({ message }: Error) => {
        expect(message).toContain('[seamline]')
        return ''
      },
    )
    expect(code).not.toContain('SERVER_MARKER')
  })
})

async function refusal(source: string, environment: Environment): Promise<CompileError> {
  const compiled = compile(source, optionsFor(environment))
  await expect(compiled).rejects.toThrow()
  return compiled.then(
    () => expect.unreachable('it has just been refused'),
    (error: CompileError) => error,
  )
}

function optionsFor(environment: Environment) {
  return { filename: '/project/src/notes.ts', root: '/project', environment }
}

function lineOf(source: string, text: string): number {
  return source.split('\n').findIndex((line) => line.includes(text)) + 1
}
