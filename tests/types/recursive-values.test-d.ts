import type { TsrSerializable } from '@tanstack/router-core'
import { describe, test } from 'vitest'
import { z } from 'zod'
import { createServerFn } from '../../src/index.ts'

type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
type Nest = number | Nest[]

/** As Prisma declares them. */
type PrismaJson = string | number | boolean | PrismaObject | PrismaArray | null
type PrismaObject = { [TKey in string]?: PrismaJson }
interface PrismaArray extends Array<PrismaJson> {}

type Tree = number | Map<string, Tree> | Set<Tree>
type Linked = number | { readonly next: Promise<Linked[]> }
interface Page<TItem> {
  readonly item: TItem
  readonly byName: Map<string, Page<TItem>[]>
}

declare const values: {
  readonly json: Json
  readonly nest: Nest
  readonly prisma: PrismaJson
  readonly zod: z.output<ReturnType<typeof z.json>>
  readonly tree: Tree
  readonly linked: Linked
  readonly page: Page<Json>
  readonly row: { readonly id: bigint; readonly settings: PrismaJson; readonly tags: Set<Json> }
  readonly byName: Map<string, Json>
  readonly tuple: readonly [Json, Nest]
  readonly later: { readonly settings: Promise<Json> }
}

describe('recursive types', () => {
  test('cross as the result', () => {
    for (const key of Object.keys(values) as (keyof typeof values)[]) {
      createServerFn().handler(() => values[key])
    }
    createServerFn().handler((): Json => 1)
    createServerFn().handler((): Nest => 1)
    createServerFn().handler(async (): Promise<PrismaJson> => null)
    createServerFn().handler(() => values.zod)
    createServerFn().handler(() => values.tree)
    createServerFn().handler(() => values.linked)
    createServerFn().handler(() => values.page)
    createServerFn().handler(() => values.row)
    createServerFn().handler(() => values.byName)
    createServerFn().handler(() => values.tuple)
    createServerFn().handler(() => ({ rows: [values.row], later: values.later }))
    createServerFn().handler(async function* () {
      yield values.json
    })
  })

  test('cross as the input', () => {
    createServerFn()
      .inputValidator(z.json())
      .handler(({ data }) => data)
    createServerFn()
      .inputValidator(z.object({ settings: z.json(), lists: z.map(z.string(), z.json()) }))
      .handler(({ data }) => data.settings)
    createServerFn()
      .inputValidator((input: { readonly nest: Nest; readonly at: Date }) => input)
      .handler(({ data }) => data.nest)
    createServerFn()
      .inputValidator((input: PrismaJson) => input)
      .handler(({ data }) => data)
    createServerFn()
      .inputValidator((input: Page<Blob | Json>) => input)
      .handler(({ data }) => data.byName.size)
  })

  test('are refused where they contain a function', () => {
    type Callbacks = number | (() => void) | Callbacks[]
    // @ts-expect-error -- result[]: functions
    createServerFn().handler((): Callbacks => 1)
    // @ts-expect-error -- result.done: functions
    createServerFn().handler(() => ({ json: values.json, done: () => {} }))
    createServerFn()
      .inputValidator((input: Page<() => void>) => input.item)
      // @ts-expect-error -- data.item: functions
      .handler(() => 1)
    // @ts-expect-error -- result[]: functions
    createServerFn().handler((): readonly [Json, () => void] => [1, () => {}])
  })
})

// As the generated route tree does.
declare module '../../src/serialization/register.ts' {
  interface Register {
    sendable: TsrSerializable
  }
}

test("a type with the router's brand may be sent", () => {
  class Money {
    declare readonly brand: TsrSerializable
    add(): void {}
  }
  type Branded = Money & TsrSerializable
  createServerFn().handler(() => [{ price: undefined as unknown as Branded }])
  createServerFn()
    .inputValidator((input: { readonly price: Branded }) => input)
    .handler(() => 1)
  // @ts-expect-error -- result.add: functions
  createServerFn().handler(() => new Money())
})
