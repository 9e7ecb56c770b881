/**
 * Computes the expected contents of each bundle of a module. It is independent of the transform: it
 * uses only the parts, their environments, and their references.
 */

import type { Draft, Mark, Part, Use, Zone } from './writer.ts'

/** Whether a bundle contains a mark; undefined if both are allowed. */
export interface Expected {
  readonly client: boolean | undefined
  readonly server: boolean | undefined
}

/**
 * Parts without references that exist for a reason of their own.
 *
 * @returns the roots of everything in a module
 */
function seedsOf({ parts, uses }: Draft): readonly Part[] {
  const seeds = parts.filter(({ isRoot }) => isRoot)
  const all = withCompanions(parts, uses)
  let reached = reach(seeds, all, () => true)
  // Parts were written after those that they use.
  for (const part of parts.toReversed()) {
    if (reached.has(part) || part.goesWith !== undefined) continue
    seeds.push(part)
    reached = reach(seeds, all, () => true)
  }
  return seeds
}

/** The expectation for each mark of a module. */
export function expectations(draft: Draft): ReadonlyMap<Mark, Expected> {
  // A module without a chain is left unchanged.
  if (draft.chains === 0) {
    return new Map(draft.marks.map((mark) => [mark, { client: true, server: true }]))
  }
  const seeds = seedsOf(draft)
  const uses = withCompanions(draft.parts, draft.uses)
  const client = bundleOf(seeds, uses, ({ server }) => !server)
  const server = bundleOf(seeds, uses, ({ browser }) => !browser)
  const { serverRoute } = draft
  const certain = serverRoute && new Set([serverRoute])
  const inClient = isServers(draft) && certain ? { ...client, certain } : client
  return new Map(
    draft.marks.map((mark) => [
      mark,
      {
        client: !mark.zone.server && expected(inClient, mark),
        server: mark.zone.browser ? false : expected(server, mark) || undefined,
      },
    ]),
  )
}

/** Whether a module exports only a server route: the browser needs none of the rest. */
function isServers({ serverRoute, statements }: Draft): boolean {
  const exports = statements.join('\n').match(/^\s*export\b/gm) ?? []
  return serverRoute !== undefined && exports.length === 1
}

/** The required and the allowed contents of a bundle. */
interface Bundle {
  readonly certain: ReadonlySet<Part>
  readonly possible: ReadonlySet<Part>
}

/**
 * Code that was never used may be removed together with the removed code that used it, or its
 * dependencies.
 */
function bundleOf(
  seeds: readonly Part[],
  uses: readonly Use[],
  counts: (zone: Zone) => boolean,
): Bundle {
  const removed = uses.filter(({ zone }) => !counts(zone)).map(({ to }) => to)
  const reachAll = (from: readonly Part[]): ReadonlySet<Part> => reach(from, uses, () => true)
  let lost = reachAll(removed)
  const mayGo = (seed: Part): boolean =>
    !seed.isRoot && [...reachAll([seed])].some((part) => lost.has(part))
  // Removing one of them may remove the last use of the next.
  for (let size = -1; size < lost.size;) {
    size = lost.size
    lost = reachAll([...lost, ...seeds.filter(mayGo)])
  }
  return {
    certain: reach(
      seeds.filter((seed) => !mayGo(seed)),
      uses,
      counts,
    ),
    possible: reach(seeds, uses, counts),
  }
}

function expected({ certain, possible }: Bundle, { part }: Mark): boolean | undefined {
  return certain.has(part) || (possible.has(part) ? undefined : false)
}

/** An unused name in a pattern stays as long as the rest. */
function withCompanions(parts: readonly Part[], uses: readonly Use[]): readonly Use[] {
  const used = new Set(uses.map(({ to }) => to))
  const zone: Zone = { server: false, browser: false }
  return [
    ...uses,
    ...parts.flatMap((part) =>
      part.goesWith === undefined || used.has(part)
        ? []
        : [{ from: part.goesWith, to: part, zone }],
    ),
  ]
}

function reach(
  from: readonly Part[],
  uses: readonly Use[],
  counts: (zone: Zone) => boolean,
): ReadonlySet<Part> {
  const reached = new Set<Part>(from)
  const queue = [...from]
  for (let part = queue.shift(); part !== undefined; part = queue.shift()) {
    for (const use of uses) {
      if (use.from !== part || reached.has(use.to) || !counts(use.zone)) continue
      reached.add(use.to)
      queue.push(use.to)
    }
  }
  return reached
}
