import type { RefusalCode } from '../../../babel-plugin/index.ts'
import type { Refusal } from './refusal.ts'

/** What becomes of a builder that cannot be followed. */
export const BUILDERS = {
  BUILDER_NOT_CALLED: {
    advice: 'Call it where it is imported, as in `const f = createServerFn().handler(…)`.',
    sources: {
      'a builder that is passed on': `
        import { createServerFn } from 'seamline'
        register(createServerFn) // here`,
      'a builder that is put into a list': `
        import { createMiddleware as middleware } from 'seamline'
        export const tools = [
          middleware, // here
        ]`,
      'a builder that a function returns': `
        import { createServerFn } from 'seamline'
        export const tool = () => createServerFn // here`,
      'a builder that depends on a condition': `
        import { createServerFn } from 'seamline'
        const make = import.meta.env.DEV ? createServerFn : other // here
        export const now = make().handler(() => 1)`,
      'a builder that may be assigned again': `
        import { createServerFn } from 'seamline'
        let make = createServerFn // here
        make = other`,
      'a builder behind a comma': `
        import { createServerFn } from 'seamline'
        export const now = (0, createServerFn)().handler(() => 1) // here`,
      'a builder called with new': `
        import { createServerFn } from 'seamline'
        export const now = new createServerFn().handler(() => 1) // here`,
      'a builder called only if it is there': `
        import { createServerFn } from 'seamline'
        export const now = createServerFn?.().handler(() => 1) // here`,
      'a namespace that is passed on': `
        import * as seamline from 'seamline'
        register(seamline) // here`,
      'a namespace of which the rest is taken': `
        import * as seamline from 'seamline'
        const { createMiddleware, ...rest } = seamline // here
        export const now = rest.createServerFn().handler(() => 1)`,
      'a namespace that is spread': `
        import * as seamline from 'seamline'
        export const tools = { ...seamline } // here`,
      'a computed member of a namespace': `
        import * as seamline from 'seamline'
        const name = 'createServerFn'
        export const now = seamline[name]().handler(() => 1) // here`,
      'an import that is not awaited': `
        const loading = import('seamline') // here
        export const now = (await loading).createServerFn().handler(() => 1)`,
      'an import that a callback gets': `
        import('seamline').then(({ createServerFn }) => createServerFn()) // here`,
    },
  },
  BUILDER_NOT_FOLLOWED: [
    {
      advice:
        'Keep it in a `const`, an export, or the return value of a function, and continue the chain from there.',
      sources: {
        'a base that may be assigned again': `
        import { createServerFn } from 'seamline'
        let base = createServerFn() // here
        base = other
        export const now = base.handler(() => 1)`,
        'a base that is assigned later': `
        import { createServerFn } from 'seamline'
        let base
        base = createServerFn() // here
        export const now = base.handler(() => 1)`,
        'a base that depends on a condition': `
        import { createServerFn } from 'seamline'
        const base = import.meta.env.DEV
          ? createServerFn() // here
          : other
        export const now = base.handler(() => 1)`,
        'a base that an async function returns': `
        import { createServerFn } from 'seamline'
        export const makeBase = async () => createServerFn() // here`,
        'a base that a getter returns': `
        import { createServerFn } from 'seamline'
        export const bases = {
          get open() {
            return createServerFn() // here
          },
        }`,
        'a base that a method of a class returns': `
        import { createServerFn } from 'seamline'
        export class Bases {
          open() {
            return createServerFn() // here
          }
        }`,
        'a base in a field of a class': `
        import { createServerFn } from 'seamline'
        export class Bases {
          static open = createServerFn() // here
        }`,
        'a base in a list': `
        import { createServerFn } from 'seamline'
        export const [open] = [createServerFn()] // here`,
        'a base under a computed key': `
        import { createServerFn } from 'seamline'
        export const bases = { [name]: createServerFn() } // here`,
        'a base that is put into an object later': `
        import { createServerFn } from 'seamline'
        export const bases = {}
        bases.open = createServerFn() // here`,
        'an object of bases that is spread': `
        import { createServerFn } from 'seamline'
        const bases = { open: createServerFn() }
        export const more = { ...bases } // here`,
        'a base that is a default value': `
        import { createServerFn } from 'seamline'
        export const { base = createServerFn() } = bases // here`,
        'a base that is passed on': `
        import { createServerFn } from 'seamline'
        export const now = use(createServerFn(), (base) => base.handler(() => 1)) // here`,
        'a base that is taken apart': `
        import { createServerFn } from 'seamline'
        const base = createServerFn()
        const { handler } = base // here`,
      },
    },
    {
      advice:
        "Pass the options where the route is created, as in `createFileRoute('/notes')({ … })`.",
      sources: {
        'a route that is exported before it has options': `
        import { createFileRoute } from '@tanstack/solid-router'
        export const makeRoute = createFileRoute('/notes') // here`,
        'a route without options that a function returns': `
        import { createFileRoute } from '@tanstack/solid-router'
        export const makeRoute = () => createFileRoute('/notes') // here`,
        'a route without options that is passed on': `
        import { createFileRoute } from '@tanstack/solid-router'
        register(createFileRoute('/notes')) // here`,
      },
    },
  ],
  BUILDER_RENAMED: {
    advice: 'Keep the name `createServerOnlyFn`.',
    sources: {
      'a builder that is exported under another name': `
        import { createServerOnlyFn } from 'seamline'
        const secretly = createServerOnlyFn
        export { secretly } // here`,
      'a builder that is declared under another name': `
        import { createServerOnlyFn } from 'seamline'
        export const secretly = createServerOnlyFn // here`,
      'a builder that is the default export': `
        import { createServerOnlyFn } from 'seamline'
        export default createServerOnlyFn // here`,
      'a builder that is re-exported under another name': `
        export { createServerOnlyFn as secretly } from 'seamline' // here`,
      'a builder that is re-exported as the default': `
        export { createServerOnlyFn as default } from 'seamline' // here`,
      'a builder that an object holds under another name': `
        import { createServerOnlyFn } from 'seamline'
        export const tools = { secretly: createServerOnlyFn } // here`,
    },
  },
} satisfies Partial<Record<RefusalCode, Refusal | readonly Refusal[]>>
