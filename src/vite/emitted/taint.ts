import { isBuilder, ownerOf, type Kind } from './names.ts'
import { WHOLE, type ModuleFlow } from './module-flow.ts'
import type { Origin } from './origins.ts'
import type { Variable } from './scopes.ts'

interface EmittedGraph {
  /** How values move in a module; `undefined` for one that no builder can come from. */
  readonly flowOf: (id: string) => Promise<ModuleFlow | undefined>
  /** The id of an imported module; `undefined` for one outside the bundle. */
  readonly resolve: (source: string, importer: string) => Promise<string | undefined>
  readonly importersOf: (id: string) => readonly string[]
}

interface Place {
  readonly module: string
  readonly at: Origin | { readonly kind: 'export'; readonly name: string }
}

/** Places that lead to no builder, by its kind. */
export type CleanPlaces = Map<Kind, Set<string>>

interface Search {
  readonly module: string
  readonly kind: Kind
  readonly graph: EmittedGraph
  readonly clean: CleanPlaces
}

/** Follows values backward through all that modules mention, import and export, and from parameters to calls. */
export async function mayBeBuilder(
  origins: Iterable<Origin>,
  { module, kind, graph, clean }: Search,
): Promise<boolean> {
  const known = clean.get(kind) ?? new Set()
  const seen = new Set<string>()
  const queue: Place[] = Array.from(origins, (at) => ({ module, at }))
  for (let place = queue.pop(); place !== undefined; place = queue.pop()) {
    const key = keyOf(place)
    if (seen.has(key) || known.has(key)) continue
    seen.add(key)
    const next = await before(place, kind, graph)
    if (next === 'builder') return true
    queue.push(...next)
  }
  for (const key of seen) known.add(key)
  clean.set(kind, known)
  return false
}

function keyOf({ module, at }: Place): string {
  if (at.kind === 'variable') return `${at.variable} ${module}`
  return at.kind === 'export' ? `export ${at.name} ${module}` : `${at.name} ${at.source} ${module}`
}

async function before(
  { module, at }: Place,
  kind: Kind,
  graph: EmittedGraph,
): Promise<readonly Place[] | 'builder'> {
  if (at.kind === 'import') {
    const id = await graph.resolve(at.source, module)
    const owner = ownerOf(at.source, id)
    if (owner === undefined) {
      return id === undefined ? [] : [{ module: id, at: { kind: 'export', name: at.name } }]
    }
    const isOne = owner !== 'own' && isBuilder(owner, at.name, kind)
    return isOne ? 'builder' : []
  }
  const flow = await graph.flowOf(module)
  if (flow === undefined) return []
  const places =
    at.kind === 'export'
      ? inExport(flow, at.name)
      : [...flow.into(at.variable), ...(await passedInto(at.variable, { module, flow, graph }))]
  return places.map((each) => ('module' in each ? each : { module, at: each }))
}

function inExport(flow: ModuleFlow, name: string): readonly Origin[] {
  const own = name === '*' ? flow.allExported() : flow.exported(name)
  const stars = name === 'default' ? [] : flow.stars
  return [
    ...(own ?? stars.map((source) => flow.origins.imported(source, name))),
    ...(name === '*' ? stars.map((source) => flow.origins.imported(source, name)) : []),
    ...(flow.exported(WHOLE) ?? []),
  ]
}

interface Inside {
  readonly module: string
  readonly flow: ModuleFlow
  readonly graph: EmittedGraph
}

/** The arguments of other modules' calls, for a parameter of an exported function. */
async function passedInto(
  parameter: Variable,
  { module, flow, graph }: Inside,
): Promise<readonly Place[]> {
  const names = flow.ownersOf(parameter).flatMap((owner) => flow.exportsOf(owner))
  if (names.length === 0) return []
  const places: Place[] = []
  for (const importer of graph.importersOf(module)) {
    const other = await graph.flowOf(importer)
    for (const { to, values } of other?.passed ?? []) {
      const isMeant = to.kind === 'import' && (names.includes(to.name) || to.name === '*')
      if (!isMeant || (await graph.resolve(to.source, importer)) !== module) continue
      places.push(...values.map((at) => ({ module: importer, at })))
    }
  }
  return places
}
