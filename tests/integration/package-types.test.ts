/** The package's types in an app: packed, and with the app's additions to them. */

import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { createFixtureApp, type AppFiles } from '../support/fixture-app.ts'
import { ROOT } from '../support/prepare.mjs'

const MONEY = `
  export class Money {
    constructor(readonly cents: number) {}
    plus(other: Money): Money { return new Money(this.cents + other.cents) }
  }
  export class Weight {
    constructor(readonly grams: number) {}
    plus(other: Weight): Weight { return new Weight(this.grams + other.grams) }
  }`

/** The output of the compiler for an app: its mistakes. */
async function checkTypes(files: AppFiles, options: object = {}): Promise<string> {
  const app = createFixtureApp({
    'tsconfig.json': JSON.stringify({
      compilerOptions: {
        strict: true,
        noEmit: true,
        module: 'esnext',
        moduleResolution: 'bundler',
        target: 'es2022',
        lib: ['es2022', 'dom', 'dom.iterable', 'dom.asynciterable'],
        types: [],
        ...options,
      },
      include: ['src'],
    }),
    ...files,
  })
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc')
  const run = promisify(execFile)(process.execPath, [tsc, '-p', app.root])
  const { stdout } = await run.catch((failure: { readonly stdout: string }) => failure)
  app.remove()
  return stdout
}

test("values of the start instance's adapters are sendable, and no other instances", async () => {
  const printed = await checkTypes({
    'src/money.ts': MONEY,
    'src/start.ts': `
      import { createSerializationAdapter, createStart } from 'seamline'
      import { Money } from './money'
      const money = createSerializationAdapter({
        key: 'money',
        test: (value) => value instanceof Money,
        toSerializable: ({ cents }) => cents,
        fromSerializable: (cents: number) => new Money(cents),
      })
      export const startInstance = createStart(() => ({ serializationAdapters: [money] }))
      declare module 'seamline' {
        interface Register {
          config: Awaited<ReturnType<typeof startInstance.getOptions>>
        }
      }`,
    'src/prices.ts': `
      import { createServerFn } from 'seamline'
      import { Money, Weight } from './money'
      export const price = createServerFn()
        .inputValidator((input: { readonly limit: Money }) => input)
        .handler(({ data }) => ({ price: data.limit.plus(new Money(1)) }))
      const asked: Promise<{ price: Money }> = price({ data: { limit: new Money(2) } })
      // @ts-expect-error -- no adapter is for it
      export const weight = createServerFn().handler(() => ({ weight: new Weight(1) }))
      void asked`,
  })
  expect(printed).toBe('')
})

test('context and data keep their types without the strict options of the compiler', async () => {
  const printed = await checkTypes(
    {
      'src/notes.ts': `
        import { createMiddleware, createServerFn, type ServerFn } from 'seamline'
        import { z } from 'zod'
        const start = () => createMiddleware({ type: 'function' })
        const sends = start()
          .client(({ next }) => next({ sendContext: { token: 'a' } }))
          .server(({ next, context }) => next({ context: { length: context.token.length } }))
        const checks = start()
          .middleware([sends])
          .contextValidator(z.object({ token: z.string().transform(Number) }))
          .server(({ next, context }) => next({ context: { rounded: context.token.toFixed() } }))
        export const list = createServerFn()
          .middleware([sends])
          .inputValidator(z.object({ page: z.number() }))
          .handler(({ data, context }) => {
            // @ts-expect-error -- nobody sends it
            context.other
            // @ts-expect-error -- a string
            context.token.toFixed()
            return data.page.toFixed() + context.token.at(0) + context.length.toFixed()
          })
        export const checked = createServerFn().middleware([checks]).handler(({ context, data }) => {
          // @ts-expect-error -- a number, from the context validator
          context.token.at(0)
          return context.rounded.at(0) + context.token.toFixed()
        })
        function useCall<TInput, TOutput>(fn: ServerFn<TInput, TOutput>, data: TInput) {
          return fn({ data })
        }
        const called: Promise<string> = useCall(list, { page: 1 })
        void called`,
    },
    { strict: false },
  )
  expect(printed).toBe('')
})

test('the refusal of a value names a place in it', async () => {
  const printed = await checkTypes({
    'src/refused.ts': `
      import { createServerFn } from 'seamline'
      type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
      type Deep<TValue> = { a: { b: { c: { d: { e: { f: TValue } } } } } }
      declare const json: Json
      declare const deep: Deep<() => void>
      declare const key: unique symbol
      createServerFn().handler(() => ({ json, rows: [{ save: () => {} }] }))
      createServerFn().handler(() => ({ json: [json], deep }))
      createServerFn().handler(() => ({ [key]: () => {} }))
      createServerFn().inputValidator((input: { json: Json; done: symbol }) => input).handler(() => 1)`,
  })
  const refusals = [...printed.matchAll(/is not assignable to type 'CannotBeSent<(.*?)>'/g)]
  expect(refusals.map(([, places]) => places)).toEqual([
    '"result.rows[].save: functions"',
    '"result: a value further inside"',
    '"result: a value further inside"',
    '"data.done: symbols"',
  ])
  expect(printed).not.toContain('TS2589')
})
