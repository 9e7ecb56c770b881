import { readFileSync } from 'node:fs'
import { DUPLICATE_ROUTE } from '../../errors/catalog-routes.ts'
import { usageError } from '../../errors/errors.ts'
import { pathShape } from '../../http/path-shape.ts'
import { shownPath } from '../shared/import-chain.ts'

/**
 * Refuses two files whose handlers would answer one path.
 *
 * @throws SeamlineError `DUPLICATE_ROUTE`
 */
export function refuseDuplicates(
  pathsByFile: ReadonlyMap<string, string>,
  handlerFiles: ReadonlySet<string>,
  root: string,
): void {
  const owners = new Map<string, { readonly path: string; readonly name: string }>()
  const own = [...pathsByFile].filter(([file]) => handlerFiles.has(file)).toSorted()
  for (const [file, path] of own) {
    const shape = pathShape(path)
    const name = `\`${shownPath(file, root)}\``
    const other = owners.get(shape)
    if (other === undefined) owners.set(shape, { path, name })
    else if (other.path === path || !mayBeToldApart(shape, pathsByFile)) {
      throw usageError(DUPLICATE_ROUTE, { path, routes: [other.name, name] })
    }
  }
}

/** Whether a route on the way there may parse its params, by its text: only the runtime knows for certain. */
function mayBeToldApart(shape: string, pathsByFile: ReadonlyMap<string, string>): boolean {
  return [...pathsByFile].some(
    ([file, path]) =>
      `${shape}/`.startsWith(`${pathShape(path)}/`) && PARSES.test(readFileSync(file, 'utf8')),
  )
}

/** A key named like the option, unlike `JSON.parse`. */
const PARSES = /(?<![.\w])parse(?:Params)?\s*[:(,}]/
