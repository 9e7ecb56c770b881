import type { Connect } from 'vite'
import { isForbiddenName, rulesFor } from './guard-rules.ts'

/** The extensions that Vite takes for modules; files with others it serves as they are. */
const MODULE = /\.(?:[jt]sx?|m[jt]s)$/

/** Destinations for which Vite serves the file itself, and not the module that it is. */
const DOCUMENTS: ReadonlySet<unknown> = new Set(['document', 'iframe', 'frame', 'fencedframe'])

/**
 * Refuses requests for a file of the server that Vite would answer with the file's text: its plugins, and so
 * the guard, see modules only.
 */
export const refuseServerFiles: Connect.NextHandleFunction = (req, res, next) => {
  const url = new URL(req.url ?? '/', 'http://localhost')
  const path = decoded(url.pathname)
  if (!isForbiddenName(path.replace(/[/\\]+$/, ''), rulesFor('client'))) return next()
  const isModule =
    !DOCUMENTS.has(req.headers['sec-fetch-dest']) &&
    (MODULE.test(path) || (url.searchParams.has('import') && !/[/\\]$/.test(path)))
  if (isModule) return next()
  res.statusCode = 403
  res.setHeader('content-type', 'text/plain; charset=utf-8')
  res.end('[seamline] This file is for the server only. (SERVER_CODE_IN_CLIENT)')
}

/** The path of a file, or the text itself where an escape is malformed: no file is called so. */
function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return pathname
  }
}
