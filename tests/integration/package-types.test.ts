/** The package's types in an app: packed, and with the app's additions to them. */

import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { createFixtureApp } from '../support/fixture-app.ts'
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

test("values of the start instance's adapters are sendable, and no other instances", async () => {
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
      },
      include: ['src'],
    }),
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
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc')
  const { stdout } = await promisify(execFile)(process.execPath, [tsc, '-p', app.root]).catch(
    (failure: { readonly stdout: string }) => failure,
  )
  expect(stdout).toBe('')
  app.remove()
})
