/** The transform parses the same code as Vite: one list of constructs for both parsers. */

import { parseSync } from 'vite'
import { describe, expect, test } from 'vitest'
import { compile, type Environment } from '../../babel-plugin/index.ts'
import { parseModule } from '../../babel-plugin/model/parse-module.ts'

type Ending = 'ts' | 'tsx' | 'js' | 'jsx'

/** The extension of the file and its text, by the construct. */
const CONSTRUCTS: Readonly<Record<string, readonly [Ending, string]>> = {
  'decorators of constructor parameters': [
    'ts',
    `class R { constructor(@i('db') private db: string, @j readonly b?: number) {} }`,
  ],
  'decorators of method parameters': ['ts', `class R { m(@i() a: string, @j b = 1) {} }`],
  'a decorated parameter after `this`': ['ts', `class A { m(this: A, @d() x: string) {} }`],
  'a decorated class before `export`': ['ts', `@d export class A {}`],
  'a decorated class after `export`': ['ts', `export @d class A {}`],
  'decorators in parentheses and with members': ['ts', `@(foo.bar()) @foo.bar.baz(1) class A {}`],
  'decorated fields, accessors and methods': [
    'ts',
    `class A { @x y = 1; @z get q() { return 1 } @w static e() {} @d declare f: string; @a() @b() public g?: 1 }`,
  ],
  'auto-accessors': ['ts', `class A { @x accessor y = 1; static accessor #z = 2 }`],
  'auto-accessors in JavaScript': ['js', `class A { accessor y = 1 }`],
  'import defer': ['js', `import defer * as x from './x'`],
  'import.defer()': ['js', `const p = import.defer('./x')`],
  'import source': ['js', `import source x from './x.wasm'`],
  'import.source()': ['js', `const p = import.source('./x.wasm')`],
  'import … assert': ['js', `import d from './d.json' assert { type: 'json' }`],
  'export … assert': ['js', `export { default } from './d.json' assert { type: 'json' }`],
  'import … with': ['js', `import d from './d.json' with { type: 'json' }`],
  'export … with': ['js', `export * from './x' with { type: 'json' }`],
  'import() with attributes': ['js', `import('./d.json', { with: { type: 'json' } })`],
  'members of an enumeration in brackets': [
    'ts',
    `enum L { ['very-high'] = 1, "x-y" = 2, [ "it's" ], ['a\\'b'], ['c'] }`,
  ],
  'members of an enumeration in a template': ['ts', 'enum L { [`very-high`] = 1, [`b`] }'],
  'constant and declared enumerations': [
    'ts',
    `export const enum A { B = 1 << 2, C = B | 1 } declare enum Q { X } export declare const enum Y { Z = 'z' }`,
  ],
  namespaces: [
    'ts',
    `namespace A.B { export const x = 1 } declare module 'x' { export const y: number } declare global { var z: 1 }`,
  ],
  'import … = require()': [
    'ts',
    `import fs = require('fs'); namespace A { export const C = 1 } import B = A.C`,
  ],
  'imports and exports of types': [
    'ts',
    `import type A from './a'; import { type B, C } from './b'; import type * as D from './d'; export type { E } from './e'; export type * from './f'; export type * as G from './g'`,
  ],
  'types of imports': [
    'ts',
    `let x: typeof import('./a'); let y: import('./a').B<string>; import type { Z } from 'z' with { 'resolution-mode': 'require' }`,
  ],
  'satisfies, as, ! and casts': ['ts', `const a = {} satisfies object as any, b = a!, c = <any>a`],
  'assignments to casts': ['ts', `(a as any) = 1; a![0]!(); a?.b!.c`],
  'instantiation expressions': ['ts', `const a = f<string>; new (b<number>)(); a?.b<string>()`],
  'const and variance of type parameters': [
    'ts',
    `function f<const T extends readonly unknown[]>(x: T) {} interface A<in out T> {} type F<in T, out U> = T`,
  ],
  'template, conditional and mapped types': [
    'ts',
    'type A = `a${string}b`; type B<T> = T extends infer U extends string ? U : never; type C<T> = { -readonly [K in keyof T as `x${K & string}`]-?: T[K] }',
  ],
  'abstract constructors, unique symbols, named tuples': [
    'ts',
    `let a: abstract new (...args: any) => any; declare const b: unique symbol; let c: [x?: string, ...y: number[]]; let d: typeof a.b<string>`,
  ],
  'abstract classes and parameter properties': [
    'ts',
    `abstract class A { abstract x: number; protected abstract m(): void; declare y: string; readonly [k: string]: unknown; private constructor(public a = 1, readonly b?: string) {} }`,
  ],
  'override without a class to override': ['ts', `class A { override z = 1 }`],
  overloads: [
    'ts',
    `function f(a: string): void; function f(a: any) {} class B { m(): void; m(a?: any) {} constructor(); constructor(x?: any) {} }`,
  ],
  'assertions and predicates': [
    'ts',
    `function a(x: unknown): asserts x is string {} const b = (x: unknown): x is string => true`,
  ],
  'accessors of interfaces': ['ts', `interface A { get x(): number; set x(v: string) }`],
  'index signatures of classes': [
    'ts',
    `class A { static [k: string]: any; [x]?: string; m?(): void }`,
  ],
  'definite and optional fields': ['ts', `let x!: string; class A { y!: number; z?: string }`],
  'exported declarations': [
    'ts',
    `export default interface A {} export declare class Z { m(): void } declare function f(): void; declare let x: number, y: string`,
  ],
  'an abstract class as the default export': ['ts', `export default abstract class A {}`],
  'arrows with type parameters': [
    'ts',
    `const f = async <T>(x: T): Promise<T> => x, g = <T extends {}>(x: T) => x`,
  ],
  'arrows with type parameters among elements': [
    'tsx',
    `const f = <T,>(x: T) => x, g = <T extends unknown>(x: T) => x`,
  ],
  'elements with namespaces and type arguments': [
    'tsx',
    `const a = <x:y z:w="1"><A.B.C<string> /></x:y>`,
  ],
  'elements with spreads, fragments and comments': [
    'jsx',
    `const a = <div {...b} on:click={c} use:d={e}>{/* x */}<></>{...f} &gt; &nbsp;</div>`,
  ],
  'using and await using': [
    'js',
    `{ using a = b; await using c = d } for (using x of y) {} for (await using z of w) {}`,
  ],
  'contextual keywords as names': [
    'ts',
    `const type = 1, as = 2, satisfies = 3, of = 4, async = 5, get = 6, accessor = 7, defer = 8, source = 9, using = 10, declare = 11, namespace = 12, module = 13, abstract = 14`,
  ],
  'regular expressions': [
    'js',
    `const a = /[\\p{L}--[a-z]]/v, b = /(?<y>a)|(?<y>b)/, c = /(?i:a)b/`,
  ],
  'static blocks and private names': [
    'js',
    `class A { static { this.x = 1 } #p = 1; has(o) { return #p in o } static async *[Symbol.iterator]() {} }`,
  ],
  'await at the top level': ['js', `await foo(); for await (const x of y) {}`],
  'names that are strings': [
    'js',
    `import { 'a-b' as c } from './x'; export { c as 'd-e' }; export * as 'f-g' from './y'`,
  ],
  'numbers and assignments': ['js', `let a; 1_000n; 0b1_0; a ??= 1; a ||= 2; a?.[1]?.(2)`],
  'a hashbang': ['js', `#!/usr/bin/env node\nlet x = 1`],
  'escapes in names, and separators in texts': ['js', `const \\u{61} = 1; const ℮ = 2; '\u2028'`],
  'an export of a global': ['js', `export { nope }`],
  'code that strict mode forbids': [
    'js',
    `function f() { arguments = 1; 010; delete x; with (a) { b } }`,
  ],
  'an object with two prototypes': ['js', `({ __proto__: 1, "__proto__": 2 })`],
}

/** Constructs that Vite parses but cannot build yet, and that Babel does not parse. */
const NOT_YET: typeof CONSTRUCTS = {
  'decorators of rest parameters': ['ts', `class A { constructor(@O() ...rest: any[]) {} }`],
}

const FUNCTION = `import { createServerFn } from 'seamline'
export const answer = createServerFn().handler(() => 'SERVER_MARKER');
`

function errorsOfVite([ending, text]: readonly [Ending, string]): readonly string[] {
  const { errors } = parseSync(`/project/a.${ending}`, text, { sourceType: 'module' })
  return errors.map(({ message }) => message)
}

test('the list covers enough constructs', () => {
  expect(Object.keys(CONSTRUCTS).length).toBeGreaterThan(50)
})

describe.each(Object.entries(CONSTRUCTS))('%s', (_what, construct) => {
  const [ending, text] = construct

  test('Vite parses it', () => {
    expect(errorsOfVite(construct)).toEqual([])
  })

  test.each<Environment>(['client', 'server'])(
    'a module with it is split for the %s',
    async (environment) => {
      const code = text.startsWith('#!') ? `${text}\n${FUNCTION}` : `${FUNCTION}${text}`
      const filename = `/project/src/a.${ending}`
      const result = await compile(code, { filename, root: '/project', environment })
      expect(result?.functions).toMatchObject([{ name: 'answer' }])
      expect(result?.code.includes('SERVER_MARKER')).toBe(environment === 'server')
    },
  )

  test('a module with it is followed on the way to a builder', async () => {
    const base = `${text}\nexport { createServerFn as base } from 'seamline'`
    const code = `import { base } from './base'\nexport const f = base().handler(() => 'SERVER_MARKER')`
    const result = await compile(code, {
      filename: '/project/src/a.ts',
      root: '/project',
      environment: 'client',
      resolve: () => `/project/src/base.${ending}`,
      load: () => base,
    })
    expect(result?.code).not.toContain('SERVER_MARKER')
  })
})

describe.each(Object.entries(NOT_YET))('%s', (_what, construct) => {
  test('Vite parses it, and Babel does not yet', () => {
    const [ending, text] = construct
    expect(errorsOfVite(construct)).toEqual([])
    expect(() => parseModule(text, `/project/a.${ending}`)).toThrow('(MODULE_NOT_READABLE)')
  })
})

test('a syntax error names the module and the line', async () => {
  const compiling = compile(`const a = 1\nconst b = ;`, {
    filename: '/project/src/a.ts',
    root: '/project',
    environment: 'client',
  })
  await expect(compiling).rejects.toMatchObject({
    code: 'MODULE_NOT_READABLE',
    message: expect.stringMatching(
      /^\/project\/src\/a\.ts: \[seamline\] seamline cannot read \/project\/src\/a\.ts:2:11\. .*\(MODULE_NOT_READABLE\)\n[^]*> 2 \| const b = ;/,
    ),
  })
})

test.each([
  ['a module on the way to a builder that does not parse', `export * from './broken'`],
  ['a barrel that names what it passes on', `export { base } from './broken'`],
  ['a module in between', `import * as all from './broken'\nexport const base = all.base`],
])('%s is an error with its name and line', async (_what, barrel) => {
  const files: Readonly<Record<string, string>> = {
    './barrel': barrel,
    './broken': `import 'x'\nclass { `,
  }
  const code = `import { base } from './barrel'\nexport const f = base().handler(() => 'SERVER_MARKER')`
  const compiling = compile(code, {
    filename: '/project/src/a.ts',
    root: '/project',
    environment: 'client',
    resolve: (source) => `/project/src/${source.slice(2)}.ts`,
    load: (file) => files[`./${file.slice('/project/src/'.length, -'.ts'.length)}`] ?? null,
  })
  await expect(compiling).rejects.toMatchObject({
    code: 'MODULE_NOT_READABLE',
    message: expect.stringMatching(/^\/project\/src\/broken\.ts: [^]*\n> 2 \|/),
  })
})

test.each(['fn other = 1', 'const b', 'let a = <T,>(y) => 1 get x(){}', '({ a = 1 })'])(
  '%s is refused instead of guessed at',
  (code) => {
    expect(() => parseModule(code, '/project/a.ts')).toThrow('(MODULE_NOT_READABLE)')
  },
)

test('CommonJS may use code that modules may not', async () => {
  const code = `import { app } from 'old'\nexport const f = app.handler(() => 1)`
  const result = await compile(code, {
    filename: '/project/src/a.js',
    root: '/project',
    environment: 'client',
    resolve: () => '/project/node_modules/old/index.js',
    load: () => `// import it\nvar await = 1\nif (await) return\nexports.app = {}`,
  })
  expect(result).toBe(null)
})
