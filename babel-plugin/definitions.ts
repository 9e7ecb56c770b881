/**
 * What the transform looks for, what it keeps and what it emits: the rest of this folder reads this
 * table and knows no name of its own.
 */

/** The bundle that is being made. */
export type Environment = 'client' | 'server'

/** What becomes of a builder's method. */
export interface MethodDefinition {
  /** The environments whose bundle keeps the call with its arguments. */
  readonly keptFor: readonly Environment[]
}

/** A function of the package whose calls are transformed. */
export interface BuilderDefinition {
  readonly kind: 'serverFn' | 'middleware' | 'start'
  readonly methods: ReadonlyMap<string, MethodDefinition>
  /** The keys of its options that only the server's bundle keeps. */
  readonly serverOptions: ServerOptions
}

/** Keys of an options object that are the server's alone, and those of objects within it. */
export interface ServerOptions {
  readonly keys: readonly string[]
  readonly nested: Readonly<Record<string, ServerOptions>>
}

const everywhere: MethodDefinition = { keptFor: ['client', 'server'] }
const serverOnly: MethodDefinition = { keptFor: ['server'] }

/** The builders by their exported name. */
export const BUILDERS: ReadonlyMap<string, BuilderDefinition> = new Map<string, BuilderDefinition>([
  [
    'createServerFn',
    {
      kind: 'serverFn',
      methods: new Map([
        ['middleware', everywhere],
        ['inputValidator', serverOnly],
        ['validator', serverOnly],
        ['handler', serverOnly],
      ]),
      serverOptions: { keys: ['limits'], nested: {} },
    },
  ],
  [
    'createMiddleware',
    {
      kind: 'middleware',
      methods: new Map([
        ['middleware', everywhere],
        ['inputValidator', serverOnly],
        ['validator', serverOnly],
        ['client', everywhere],
        ['contextValidator', serverOnly],
        ['server', serverOnly],
      ]),
      serverOptions: { keys: [], nested: {} },
    },
  ],
  [
    'createStart',
    {
      kind: 'start',
      methods: new Map(),
      serverOptions: {
        keys: ['requestMiddleware'],
        nested: {
          serverFns: {
            keys: [
              'onError',
              'csrf',
              'origin',
              'allowedOrigins',
              'allowNonBrowser',
              'trustProxy',
              'limits',
            ],
            nested: {},
          },
        },
      },
    },
  ],
])

/** The names of the builders: a module whose text has none of them holds nothing of ours. */
export const BUILDER_NAMES: readonly string[] = [...BUILDERS.keys()]

/** The packages whose exports are ours: the package, and the name that an aliased install gives it. */
export const DEFAULT_SOURCES: readonly string[] = ['seamline', '@tanstack/solid-start']

/** What compiled code calls, and from which entry of the package. */
export const RUNTIME = {
  clientServerFn: 'clientServerFn',
  serverServerFn: 'serverServerFn',
  namedMiddleware: 'namedMiddleware',
  entry: (source: string, environment: Environment): string => `${source}/internal/${environment}`,
} as const

/** The name under which a module exports a function's implementation for the manifest. */
export function implementationName(binding: string): string {
  return `${binding}_createServerFn_handler`
}
