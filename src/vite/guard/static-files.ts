import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Connect, ResolvedConfig } from 'vite'
import { isForbiddenName, RULES } from './guard-rules.ts'

/** Extensions that Vite serves as modules. */
const MODULE = /\.(?:[jt]sx?|m[jt]s)$/

/** Destinations for which Vite serves the file instead of the module. */
const DOCUMENTS: ReadonlySet<unknown> = new Set(['document', 'iframe', 'frame', 'fencedframe'])

/** Refuses requests for the text of a server file, which Vite serves without running plugins. */
export function refuseServerFiles({ root, base }: ResolvedConfig): Connect.NextHandleFunction {
  return (req, res, next) => {
    const [pathname = '', query] = (req.url ?? '').split('?')
    const path = decoded(pathname)
    const name = path.replace(/[/\\]+$/, '')
    if (!isForbiddenName(name, RULES.client)) return next()
    const isModule =
      !DOCUMENTS.has(req.headers['sec-fetch-dest']) &&
      (MODULE.test(path) || (new URLSearchParams(query).has('import') && path === name))
    // A page or a handler of the app may have a name like that, too.
    if (isModule || !filesAt(name, root, base).some((file) => existsSync(file))) return next()
    res.statusCode = 403
    res.setHeader('content-type', 'text/plain; charset=utf-8')
    res.end('[seamline] This file is server-only. (SERVER_CODE_IN_CLIENT)')
  }
}

/** The decoded path, or the text itself where an escape is malformed. */
function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return pathname
  }
}

function filesAt(path: string, root: string, base: string): readonly string[] {
  const own = path.startsWith(base) ? path.slice(base.length) : path
  const [, absolute] = /\/@fs\/+(.*)/.exec(path) ?? []
  // On Windows the path begins with a drive.
  return [join(root, own), ...(absolute === undefined ? [] : [`/${absolute}`, absolute])]
}
