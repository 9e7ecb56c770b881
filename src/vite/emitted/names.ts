import {
  BUILDERS,
  DEFAULT_SOURCES,
  ROUTER_SOURCES,
  RUNTIME,
  type BuilderDefinition,
} from '../../../babel-plugin/model/definitions.ts'
import { PACKAGE_FILES } from '../shared/package-files.ts'
import { withoutQuery } from '../../../babel-plugin/model/function-id.ts'

/** The kinds of builders: any of this package, or those of one kind; any export of the router's, or its route builders. */
export type Kind = 'builder' | 'serverFn' | 'only' | 'start' | 'route' | 'router'

const DEFINITIONS: readonly BuilderDefinition[] = [...BUILDERS.values()]

/** The methods that no emitted module may call on a builder. */
export const METHODS: ReadonlySet<string> = new Set(
  DEFINITIONS.flatMap(({ methods }) =>
    [...methods].flatMap(([name, keptFor]) => (keptFor.includes('client') ? [] : [name])),
  ),
)

/** The names of builders whose calls no emitted module may have. */
export const ONLY_NAMES: readonly string[] = DEFINITIONS.map(({ name }) => name).filter(isOnly)

/** The keys of options that no emitted module may pass to a builder, and those of objects within them. */
export const OPTIONS: Readonly<
  Record<'builder' | 'start' | 'route', BuilderDefinition['serverOptions']>
> = {
  builder: optionsOf('serverFn'),
  start: optionsOf('start'),
  route: optionsOf('route'),
}

function optionsOf(kind: BuilderDefinition['kind']): BuilderDefinition['serverOptions'] {
  const found = DEFINITIONS.find((each) => each.kind === kind)
  return found?.serverOptions ?? { keys: [], nested: {} }
}

/** Texts that name a builder whose calls no emitted module may have. */
export const ONLY_TEXT: RegExp = new RegExp(`\\b(?:${ONLY_NAMES.join('|')})\\b`)

/** Texts that may have one of these; other modules need no check. */
export const SUSPICIOUS: RegExp = new RegExp(
  `\\b(?:${[
    ...METHODS,
    ...ONLY_NAMES,
    ...Object.values(OPTIONS).flatMap(({ keys, nested }) => keys.concat(Object.keys(nested))),
  ].join('|')})\\b`,
)

/** Whether an export of this package, or of the router, is a builder of a kind. */
export function isBuilder(from: 'seamline' | 'router', name: string, kind: Kind): boolean {
  // A module as a whole has all of them; one that was CommonJS has them below `default`.
  if (name === '*' || name === 'default') return kind === (from === 'router' ? 'router' : 'builder')
  const definition = BUILDERS.get(name)
  if (definition === undefined || definition.from !== from) return false
  switch (kind) {
    case 'builder':
      return from === 'seamline'
    case 'router':
      return from === 'router'
    case 'only':
      return isOnly(name)
    default:
      return definition.kind === kind
  }
}

export function isNameOf(kind: BuilderDefinition['kind'], name: string | undefined): boolean {
  return BUILDERS.get(name ?? '')?.kind === kind
}

export function isOnly(name: string | undefined): boolean {
  return BUILDERS.get(name ?? '')?.keptFor.includes('client') === false
}

type Owner = 'seamline' | 'router' | 'own'

const ROUTER_MODULE = new RegExp(`/node_modules/(?:${ROUTER_SOURCES.join('|')})/`)
const ENTRY = new RegExp(`/(?:${DEFAULT_SOURCES.join('|')})/dist/src/index(?:\\.browser)?\\.js$`)

/** The owner of an imported module, by its specifier and its id; `undefined` for the app's. */
export function ownerOf(source: string, id: string | undefined): Owner | undefined {
  const file = withoutQuery(id ?? '')
  if (
    DEFAULT_SOURCES.includes(source) ||
    PACKAGE_FILES.entries.includes(file) ||
    ENTRY.test(file)
  ) {
    return 'seamline'
  }
  if (ROUTER_SOURCES.includes(source) || ROUTER_MODULE.test(file)) return 'router'
  return file.startsWith(PACKAGE_FILES.folder) ? 'own' : undefined
}

/** Whether an import turns a builder into a finished function. */
export function isFinisher(source: string, name: string): boolean {
  const isOwn = DEFAULT_SOURCES.some((each) => source === RUNTIME.entry(each, 'client'))
  return isOwn && name === RUNTIME.clientServerFn
}
