import type { RefusalCode } from '../../../babel-plugin/index.ts'
import type { Refusal } from './refusal.ts'

/** Places where a server function cannot stand. */
export const PLACES = {
  NOT_AT_MODULE_LEVEL: {
    advice: 'Move it to the top level of the module.',
    sources: {
      'a server function in a function': `
        import { createServerFn } from 'seamline'
        export function makeNow() {
          const now = createServerFn().handler(() => 1) // here
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
        for (const zone of zones) var now = createServerFn().handler(() => 1) // here`,
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
        export function makeNow() {
          const now = base.handler(() => 1) // here
          return now
        }`,
    },
  },
  CLOSURE_CAPTURE: {
    advice: 'Move the server function to the top level of the module, and pass `zone` as `data`.',
    sources: {
      'a server function that uses a parameter': `
        import { createServerFn } from 'seamline'
        export function makeNow(zone: string) {
          return createServerFn().handler(() => zone) // here
        }`,
      'a base that a function continues with what it knows': `
        import { createServerFn } from 'seamline'
        const base = createServerFn()
        export function Clock() {
          const zone = useZone()
          const now = base.handler(
            () => zone, // here
          )
          return now
        }`,
      'a server function of a loop': `
        import { createServerFn } from 'seamline'
        for (const zone of zones) var now = createServerFn().handler(() => zone) // here`,
      'a handler that is a parameter': `
        import { createServerFn } from 'seamline'
        export const make = (zone: () => string) => createServerFn().handler(zone) // here`,
    },
  },
  NOT_A_CONST: {
    advice: 'Write `const name = createServerFn()…` at the top level of the module.',
    sources: {
      'a server function in an object that is passed on': `
        import { createServerFn } from 'seamline'
        export const api = Object.freeze({
          now: createServerFn().handler(() => 1), // here
        })`,
      'a server function under a computed key': `
        import { createServerFn } from 'seamline'
        export const api = {
          [name]: createServerFn().handler(() => 1), // here
        }`,
      'a server function that is passed on': `
        import { createServerFn } from 'seamline'
        register(createServerFn().handler(() => 1)) // here`,
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
  DUPLICATE_ID: {
    advice: 'Rename one of them.',
    sources: {
      'a property that is written as the path to another': `
        import { createServerFn } from 'seamline'
        export const api = {
          users: { list: createServerFn().handler(() => 1) },
          'users.list': createServerFn().handler(() => 2), // here
        }`,
      'a property that is there twice': `
        import { createServerFn } from 'seamline'
        export const api = {
          list: createServerFn().handler(() => 1),
          list: createServerFn().handler(() => 2), // here
        }`,
    },
  },
  INVALID_ID: {
    advice: 'Return at most 128 letters, digits, `_` and `-`.',
    sources: {
      'an id of the app that is no part of a path': `
        import { createServerFn } from 'seamline'
        export const now = createServerFn().handler(() => 1) // here`,
    },
    generateFunctionId: () => 'notes/now',
  },
} satisfies Partial<Record<RefusalCode, Refusal>>
