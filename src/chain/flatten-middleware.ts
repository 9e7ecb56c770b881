import type { MiddlewareDefinition } from '../model/definition.ts'

/** The middleware in running order: depth-first, each after its dependencies, once, at its first occurrence. */
export function flattenMiddleware(
  list: readonly MiddlewareDefinition[],
): readonly MiddlewareDefinition[] {
  const ordered = new Set<MiddlewareDefinition>()
  const visit = (definition: MiddlewareDefinition): void => {
    if (ordered.has(definition)) return
    definition.middleware.forEach(visit)
    ordered.add(definition)
  }
  list.forEach(visit)
  return [...ordered]
}
