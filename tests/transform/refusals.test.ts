/** The code that the transform refuses, and the messages. */

import { describe, expect, test } from 'vitest'
import {
  compile,
  type CompileError,
  type Environment,
  type GenerateFunctionId,
  type RefusalCode,
} from '../../babel-plugin/index.ts'
import { BUILDERS } from './refused/builders.ts'
import { CHAINS } from './refused/chains.ts'
import { DIRECTIVES } from './refused/directives.ts'
import { PLACES } from './refused/places.ts'
import type { Refusal } from './refused/refusal.ts'

const MARK = '// here'

const REFUSALS: Readonly<Record<RefusalCode, Refusal | readonly Refusal[]>> = {
  ...BUILDERS,
  ...CHAINS,
  ...DIRECTIVES,
  ...PLACES,
}

const table = Object.entries(REFUSALS).flatMap(([code, refused]) =>
  [refused]
    .flat()
    .flatMap(({ sources, ...rest }) =>
      Object.entries(sources).map(([what, source]) => [what, { code, source, ...rest }] as const),
    ),
)

test.each(table)(
  '%s is refused with an instruction',
  async (_what, { code, advice, ...refused }) => {
    const error = await compileErrorOf(refused, 'client')
    expect(error.code).toBe(code)
    expect(error.message.startsWith('/project/src/notes.ts: [seamline] ')).toBe(true)
    expect(error.message).toContain(`${advice} (${code})\n`)
  },
)

test.each(table)('%s is shown in the message', async (_what, { source, ...options }) => {
  const { message } = await compileErrorOf({ source, ...options }, 'client')
  const [, line] = /\n> +(\d+) \|/.exec(message) ?? []
  expect(Number(line)).toBe(lineOf(source, MARK))
})

test.each(table)('%s is refused on the server with the same message', async (_what, refused) => {
  const client = await compileErrorOf(refused, 'client')
  const server = await compileErrorOf(refused, 'server')
  expect(server.message).toBe(client.message)
  expect(server.code).toBe(client.code)
})

test.each(table)(
  'the stack of the error about %s has no functions of the compiler',
  async (_what, refused) => {
    const { name, message, stack } = await compileErrorOf(refused, 'client')
    expect(stack).toBe(`${name}: ${message}`)
  },
)

test.each([
  [
    '.inputvalidator(String).handler(() => 1)',
    '`createServerFn()` has no method `.inputvalidator`. Did you mean `.inputValidator`? The methods',
  ],
  [
    '.inputValidtor(String).handler(() => 1)',
    '`createServerFn()` has no method `.inputValidtor`. Did you mean `.inputValidator`? The methods',
  ],
  [
    '.input(String).handler(() => 1)',
    '`createServerFn()` has no method `.input`. Did you mean `.inputValidator`? The methods',
  ],
  ['.server(() => 1)', '`createServerFn()` has no method `.server`. The methods are'],
  [
    '.handler(() => 1).middleware([])',
    '`.middleware` comes after `.handler(…)`, which ends the chain. Move',
  ],
  ['.handler(() => 1).handler(() => 2)', '`.handler(…)` is called twice in this chain. Call'],
  ['.handler(() => 1).url', '`.url` is read from a chain that ends in `.handler(…)`. Assign'],
  ['.handler', '`.handler` is read from `createServerFn()` but not called. Call'],
  [
    '?.handler(() => 1)',
    '`?.handler` is optional chaining on a builder, which always exists. Write',
  ],
])('the message about %s names the method and marks it', async (rest, text) => {
  const line = `export const now = createServerFn()${rest}`
  const source = `import { createServerFn } from 'seamline'\n${line}`
  const { message, loc } = await compileErrorOf({ source }, 'client')
  expect(message).toContain(`: [seamline] ${text}`)
  const [, name = ''] = /^`\??\.(\w+)|method `\.(\w+)/.exec(text)?.filter(Boolean) ?? []
  const [mark = ''] = /(?<=\n +\| +)\^+$/m.exec(message) ?? []
  expect(mark).toHaveLength(name.length)
  expect(loc).toMatchObject({ line: 2, column: line.lastIndexOf(`.${name}`) + 1 })
})

test.each([
  ['createServerFn', '().handler(() => 1, () => 2)', '`.handler(…)` takes exactly one argument'],
  ['createServerOnlyFn', '()', '`createServerOnlyFn(…)` takes exactly one argument'],
  ['createIsomorphicFn', '().server(...fns)', '`.server(…)` takes exactly one argument'],
])('the message about the arguments of %s%s names the call', async (builder, rest, text) => {
  const source = `import { ${builder} } from 'seamline'\nexport const now = ${builder}${rest}`
  const { message } = await compileErrorOf({ source }, 'client')
  expect(message).toContain(`: [seamline] ${text}`)
})

test('code that does not parse fails with the parser’s own message and the place', async () => {
  const source = `import { createServerFn } from 'seamline'\nexport const now = createServerFn(`
  const error = await compileErrorOf({ source }, 'client')
  expect(error.message).toMatch(
    /: \[seamline\] seamline cannot read \S+:2:\d+\. Unexpected token\. .*\(MODULE_NOT_READABLE\)\n/,
  )
  expect(error.loc).toMatchObject({ line: 2, column: 34 })
  expect(error.stack).toBe(`SyntaxError: ${error.message}`)
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
      'a base that is chosen among two',
      `const open = createServerFn()
       const authed = createServerFn()
       export const now = (import.meta.env.DEV ? open : authed).handler(() => 'SERVER_MARKER')`,
    ],
    [
      'a base that is taken from a list',
      `const bases = [createServerFn()]
       export const now = bases[0].handler(() => 'SERVER_MARKER')`,
    ],
    [
      'a middleware that is chosen among two',
      `const log = createMiddleware({ type: 'function' })
       const trace = createMiddleware({ type: 'function' })
       export const auth = (import.meta.env.DEV ? log : trace).server(() => 'SERVER_MARKER')`,
    ],
    [
      'a second name for a middleware',
      `const log = createMiddleware({ type: 'function' })
       const second = log
       export const auth = second.server(() => 'SERVER_MARKER')`,
    ],
  ])('sends no server code to the client: %s', async (_what, source) => {
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

interface Refused {
  readonly source: string
  readonly generateFunctionId?: GenerateFunctionId
}

async function compileErrorOf(
  { source, generateFunctionId }: Refused,
  environment: Environment,
): Promise<CompileError> {
  const compiled = compile(source, { ...optionsFor(environment), generateFunctionId })
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
