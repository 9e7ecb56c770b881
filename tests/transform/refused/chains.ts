import type { RefusalCode } from '../../../babel-plugin/index.ts'
import type { Refusal } from './refusal.ts'

/** Calls and arguments of a chain that cannot be read. */
export const CHAINS = {
  COMPUTED_METHOD: {
    advice: 'Use dot notation, as in `.handler(…)`.',
    sources: {
      'a method that a variable names': `
        import { createServerFn } from 'seamline'
        const step = 'handler'
        export const now = createServerFn()[step](() => 1) // here`,
      'a method that a variable names, behind a question mark': `
        import { createServerFn } from 'seamline'
        const step = 'handler'
        export const now = createServerFn()?.[step](() => 1) // here`,
      'a method that a string names': `
        import { createMiddleware } from 'seamline'
        export const log = createMiddleware({ type: 'function' })['server'](({ next }) => next()) // here`,
    },
  },
  UNKNOWN_METHOD: [
    {
      advice:
        'Did you mean `.handler`? The methods are `.middleware`, `.inputValidator`, `.validator` and `.handler`.',
      sources: {
        'a misspelled method': `
        import { createServerFn } from 'seamline'
        export const now = createServerFn().handle(() => 1) // here`,
        'a misspelled method on a line of its own': `
        import { createServerFn } from 'seamline'
        export const now = createServerFn({ method: 'POST' })
          .inputValidator(String)
          .Handler(() => 1) // here`,
        'a misspelled method of a base': `
        import { createServerFn } from 'seamline'
        const base = createServerFn()
        export const now = base.handle(() => 1) // here`,
      },
    },
    {
      advice: 'The methods are `.middleware`, `.inputValidator`, `.validator` and `.handler`.',
      sources: {
        'a method of the other builder': `
        import { createServerFn } from 'seamline'
        export const now = createServerFn().server(() => 1) // here`,
      },
    },
    {
      advice:
        'The methods are `.middleware`, `.inputValidator`, `.validator`, `.client`, `.contextValidator` and `.server`.',
      sources: {
        'a handler of a middleware': `
        import { createMiddleware } from 'seamline'
        export const log = createMiddleware({ type: 'function' }).handler(() => 1) // here`,
      },
    },
    {
      advice: 'Move it before `.handler(…)`.',
      sources: {
        'a method behind the handler': `
        import { createServerFn } from 'seamline'
        export const now = createServerFn().handler(() => 1).middleware([]) // here`,
        'a method on a line behind the handler': `
        import { createServerFn } from 'seamline'
        export const now = createServerFn()
          .handler(() => 1)
          .inputValidator(String) // here`,
      },
    },
    {
      advice: 'Call it once.',
      sources: {
        'a second handler': `
        import { createServerFn } from 'seamline'
        export const now = createServerFn().handler(() => 1).handler(() => 2) // here`,
      },
    },
    {
      advice: 'Assign the function to a constant, and read `.url` from that.',
      sources: {
        'a property behind the handler': `
        import { createServerFn } from 'seamline'
        export const url = createServerFn().handler(() => 1).url // here`,
        'a property behind the handler that may be missing': `
        import { createServerFn } from 'seamline'
        export const url = createServerFn().handler(() => 1)?.url // here`,
      },
    },
    {
      advice: 'Call it in the chain, as in `.handler(…)`.',
      sources: {
        'a method that is not called': `
        import { createServerFn } from 'seamline'
        export const handle = createServerFn().handler // here`,
      },
    },
    {
      advice: 'Write `.handler`.',
      sources: {
        'a method behind a question mark': `
        import { createServerFn } from 'seamline'
        export const now = createServerFn()?.handler(() => 1) // here`,
      },
    },
  ],
  HANDLER_MISSING: {
    advice: 'Pass one, as in `.handler(async ({ data }) => …)`.',
    sources: {
      'a handler without a function': `
        import { createServerFn } from 'seamline'
        export const now = createServerFn().handler() // here`,
      'a handler without a function on a line of its own': `
        import { createServerFn } from 'seamline'
        export const now = createServerFn({ method: 'POST' })
          .handler() // here`,
    },
  },
  ARGUMENTS_NOT_PLAIN: {
    advice: 'Pass the function itself.',
    sources: {
      'a handler with two arguments': `
        import { createServerFn } from 'seamline'
        export const now = createServerFn().handler(() => 1, () => 2) // here`,
      'a handler with two arguments on a line of its own': `
        import { createServerFn } from 'seamline'
        export const now = createServerFn()
          .middleware([])
          .handler(() => 1, () => 2) // here`,
      'a handler with spread arguments': `
        import { createServerFn } from 'seamline'
        const handlers = [() => 1]
        export const now = createServerFn().handler(...handlers) // here`,
      'a server-only function without a function': `
        import { createServerOnlyFn } from 'seamline'
        export const secret = createServerOnlyFn() // here`,
      'a browser-only function with spread arguments': `
        import { createClientOnlyFn } from 'seamline'
        export const draft = createClientOnlyFn(...fns) // here`,
      'an isomorphic function with two functions at once': `
        import { createIsomorphicFn } from 'seamline'
        export const time = createIsomorphicFn().server(() => 1, () => 2) // here`,
    },
  },
  OPTIONS_NOT_PLAIN: {
    advice: 'Write an object literal with plain keys.',
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
      'route options that another module spreads': `
        import { createFileRoute } from '@tanstack/solid-router'
        import { shared } from './shared'
        export const Route = createFileRoute('/notes')({
          ...shared, // here
        })`,
      'route options of another module': `
        import { createFileRoute } from '@tanstack/solid-router'
        import { options } from './shared'
        export const Route = createFileRoute('/notes')(options) // here`,
      'route options whose key is computed': `
        import { createFileRoute } from '@tanstack/solid-router'
        export const Route = createFileRoute('/notes')({ [name]: {} }) // here`,
      'a server block in a spread constant': `
        import { createFileRoute } from '@tanstack/solid-router'
        const shared = { server: { handlers: {} } }
        export const Route = createFileRoute('/notes')({ ...shared }) // here`,
      'options of a server function that a function returns': `
        import { createServerFn } from 'seamline'
        export const now = createServerFn(options()).handler(() => 1) // here`,
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
} satisfies Partial<Record<RefusalCode, Refusal | readonly Refusal[]>>
