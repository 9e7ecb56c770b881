/** All names that the transform looks for, keeps and emits. */

/** The bundle that is built. */
export type Environment = 'client' | 'server'

/** A function whose calls are transformed. */
export interface BuilderDefinition {
  readonly kind: 'serverFn' | 'middleware' | 'start' | 'only' | 'isomorphic' | 'route'
  /** The name under which its package exports it. */
  readonly name: string
  readonly from: 'seamline' | 'router'
  /** The methods, and the bundles that keep their calls. */
  readonly methods: ReadonlyMap<string, readonly Environment[]>
  /** The bundles that keep its arguments. */
  readonly keptFor: readonly Environment[]
  /** Whether the function that its call returns takes its options: `createFileRoute('/notes')({ … })`. */
  readonly isCurried: boolean
  /** The keys of its options that only the server's bundle keeps. */
  readonly serverOptions: ServerOptions
}

/** Keys of an options object that only the server keeps, and those of objects within it. */
export interface ServerOptions {
  readonly keys: readonly string[]
  readonly nested: Readonly<Record<string, ServerOptions>>
}

const everywhere: readonly Environment[] = ['client', 'server']
const serverOnly: readonly Environment[] = ['server']
const clientOnly: readonly Environment[] = ['client']

const PLAIN: Omit<BuilderDefinition, 'kind' | 'name'> = {
  from: 'seamline',
  methods: new Map(),
  keptFor: everywhere,
  isCurried: false,
  serverOptions: { keys: [], nested: {} },
}

export const FILE_ROUTE = 'createFileRoute'

/** A builder of the router, of which the client loses one option. */
const ROUTE: Omit<BuilderDefinition, 'name'> = {
  ...PLAIN,
  kind: 'route',
  from: 'router',
  serverOptions: { keys: ['server'], nested: {} },
}

const DEFINITIONS: readonly BuilderDefinition[] = [
  {
    ...PLAIN,
    kind: 'serverFn',
    name: 'createServerFn',
    methods: new Map([
      ['middleware', everywhere],
      ['inputValidator', serverOnly],
      ['validator', serverOnly],
      ['handler', serverOnly],
    ]),
    serverOptions: { keys: ['limits'], nested: {} },
  },
  {
    ...PLAIN,
    kind: 'middleware',
    name: 'createMiddleware',
    methods: new Map([
      ['middleware', everywhere],
      ['inputValidator', serverOnly],
      ['validator', serverOnly],
      ['client', everywhere],
      ['contextValidator', serverOnly],
      ['server', serverOnly],
    ]),
  },
  {
    ...PLAIN,
    kind: 'start',
    name: 'createStart',
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
          nested: { streams: { keys: ['keepAlive'], nested: {} } },
        },
      },
    },
  },
  { ...PLAIN, kind: 'only', name: 'createServerOnlyFn', keptFor: serverOnly },
  { ...PLAIN, kind: 'only', name: 'createClientOnlyFn', keptFor: clientOnly },
  {
    ...PLAIN,
    kind: 'isomorphic',
    name: 'createIsomorphicFn',
    methods: new Map([
      ['client', clientOnly],
      ['server', serverOnly],
    ]),
  },
  { ...ROUTE, name: FILE_ROUTE, isCurried: true },
  { ...ROUTE, name: 'createRootRoute' },
  { ...ROUTE, name: 'createRootRouteWithContext', isCurried: true },
  { ...ROUTE, name: 'rootRouteWithContext', isCurried: true },
]

/** The builders by their exported name. */
export const BUILDERS: ReadonlyMap<string, BuilderDefinition> = new Map(
  DEFINITIONS.map((definition) => [definition.name, definition]),
)

export const METHOD_NAMES: ReadonlySet<string> = new Set(
  DEFINITIONS.flatMap(({ methods }) => [...methods.keys()]),
)

/** Whether a builder is recognised by its name alone, so it must keep that name where it is passed on. */
export function isKnownByName({ kind }: BuilderDefinition): boolean {
  return kind === 'only' || kind === 'start' || kind === 'route'
}

/** Server-only keys of the options that a base may be called with. */
export const CALL_OPTIONS: ReadonlySet<string> = new Set(
  BUILDERS.get('createServerFn')?.serverOptions.keys,
)

/** Marks server code in other frameworks, and has no effect in this one. */
export const USE_SERVER = 'use server'

/**
 * Matches the text of a module that may use seamline: a builder's name, a call of a method on a builder that
 * another module made, or a `'use server'`, which is refused. A bundler's filter runs it natively, so it is cheap.
 *
 * @example
 * ```ts
 * const result = CANDIDATE_TEXT.test(code) ? await compile(code, options) : null
 * ```
 */
export const CANDIDATE_TEXT: RegExp = candidateText()

function candidateText(): RegExp {
  const names = DEFINITIONS.map(({ name }) => name)
  // A method stands behind its dot, a bracket, or a comment or line end that follows one.
  const methods = `(?:\\.|\\[|\\*/|\\n)\\s*['"\`]?(?:${[...METHOD_NAMES].join('|')})`
  const options = `\\b(?:${[...CALL_OPTIONS].join('|')})`
  return new RegExp(`(?:\\b(?:${names.join('|')})|${methods}|${options})\\b|['"]${USE_SERVER}['"]`)
}

/**
 * The packages that export the builders: this one, and the name that an aliased install gives it.
 *
 * @example
 * ```ts
 * await compile(code, { ...options, sources: [...DEFAULT_SOURCES, '@acme/seamline'] })
 * ```
 */
export const DEFAULT_SOURCES: readonly string[] = ['seamline', '@tanstack/solid-start']

export const ROUTER_SOURCES: readonly string[] = ['@tanstack/solid-router']

/** The functions that compiled code calls, and the package's entry that exports them. */
export const RUNTIME = {
  clientServerFn: 'clientServerFn',
  serverServerFn: 'serverServerFn',
  namedMiddleware: 'namedMiddleware',
  refuseOnThisSide: 'refuseOnThisSide',
  entry: (source: string, environment: Environment): string => `${source}/internal/${environment}`,
} as const

/** The name under which a module exports a function's implementation for the manifest. */
export function implementationName(binding: string): string {
  // A property's path is not an identifier: its dots, and other characters of keys, are replaced.
  const identifier = binding.replaceAll(/\W/g, (character) =>
    character === '.' ? '$' : `$${character.codePointAt(0)}`,
  )
  return `${identifier}_createServerFn_handler`
}
