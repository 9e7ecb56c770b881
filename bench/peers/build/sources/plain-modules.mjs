/** Modules without any server function: the larger part of an app. */

/** Interfaces, a table of constants and type guards. */
export function modelModule(n) {
  return `export interface Entity${n} {
  readonly id: string
  readonly title: string
  readonly status: Status${n}
  readonly priority: number
  readonly tags: readonly string[]
  readonly createdAt: number
  readonly owner?: Owner${n}
}

export interface Owner${n} {
  readonly id: string
  readonly name: string
  readonly role: 'admin' | 'editor' | 'reader'
}

export type Status${n} = 'open' | 'waiting' | 'done' | 'closed'

export type Patch${n} = Partial<Pick<Entity${n}, 'title' | 'status' | 'priority' | 'tags'>>

export const statuses${n}: readonly Status${n}[] = ['open', 'waiting', 'done', 'closed']

export const statusLabels${n}: Readonly<Record<Status${n}, string>> = {
  open: 'Open',
  waiting: 'Waiting for an answer',
  done: 'Done',
  closed: 'Closed without a result',
}

export function isStatus${n}(value: unknown): value is Status${n} {
  return typeof value === 'string' && (statuses${n} as readonly string[]).includes(value)
}

export function isEntity${n}(value: unknown): value is Entity${n} {
  if (typeof value !== 'object' || value === null) return false
  const candidate = value as Partial<Entity${n}>
  return (
    typeof candidate.id === 'string' &&
    typeof candidate.title === 'string' &&
    typeof candidate.priority === 'number' &&
    isStatus${n}(candidate.status) &&
    Array.isArray(candidate.tags)
  )
}

export function emptyEntity${n}(id: string): Entity${n} {
  return { id, title: '', status: 'open', priority: ${n % 5}, tags: [], createdAt: 0 }
}

export function applyPatch${n}(entity: Entity${n}, patch: Patch${n}): Entity${n} {
  const priority = Math.min(5, Math.max(0, patch.priority ?? entity.priority))
  return { ...entity, ...patch, priority }
}
`
}

/** Pure functions over a model, some of them built on the helper that is given. */
export function helperModule(n, { model, parent }) {
  return `import { applyPatch${model}, statusLabels${model}, statuses${model} } from '../models/model-${model}'
import type { Entity${model}, Patch${model}, Status${model} } from '../models/model-${model}'
${parent === undefined ? '' : `import { clampText${parent} } from './helper-${parent}'\n`}
export interface Group${n} {
  readonly status: Status${model}
  readonly label: string
  readonly entities: readonly Entity${model}[]
}

const MAX_LENGTH = ${40 + (n % 60)}

export function clampText${n}(text: string, length = MAX_LENGTH): string {
  const trimmed = text.trim().replaceAll(/\\s+/g, ' ')
  return trimmed.length <= length ? trimmed : trimmed.slice(0, length - 1) + '…'
}

export function groupByStatus${n}(entities: readonly Entity${model}[]): Group${n}[] {
  const groups = new Map<Status${model}, Entity${model}[]>()
  for (const entity of entities) {
    const group = groups.get(entity.status)
    if (group) group.push(entity)
    else groups.set(entity.status, [entity])
  }
  return statuses${model}
    .filter((status) => groups.has(status))
    .map((status) => ({
      status,
      label: ${parent === undefined ? '' : `clampText${parent}(`}statusLabels${model}[status]${parent === undefined ? '' : ')'},
      entities: groups.get(status) ?? [],
    }))
}

export function sortEntities${n}(
  entities: readonly Entity${model}[],
  by: 'title' | 'priority' | 'createdAt' = 'priority',
): Entity${model}[] {
  const direction = by === 'title' ? 1 : -1
  return [...entities].sort((a, b) => {
    const left = a[by]
    const right = b[by]
    if (left === right) return a.id < b.id ? -1 : 1
    return left < right ? -direction : direction
  })
}

export function searchEntities${n}(
  entities: readonly Entity${model}[],
  query: string,
): Entity${model}[] {
  const words = query.toLowerCase().split(' ').filter(Boolean)
  return entities.filter((entity) => {
    const haystack = [entity.title, ...entity.tags].join(' ').toLowerCase()
    return words.every((word) => haystack.includes(word))
  })
}

export function patchAll${n}(
  entities: readonly Entity${model}[],
  patch: Patch${model},
): readonly Entity${model}[] {
  return entities.map((entity) => applyPatch${model}(entity, patch))
}

export async function retry${n}<T>(work: () => Promise<T>, attempts = 3): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt >= attempts) throw error
      await new Promise((resolve) => setTimeout(resolve, attempt * ${50 + (n % 7) * 10}))
    }
  }
}
`
}
