import { namedMiddleware as _namedMiddleware } from "seamline/internal/server"
import { createMiddleware } from 'seamline'
import { workspace } from './CLIENT_MARKER/workspace'
import { schema } from './SERVER_MARKER/schema'
import { find } from './SERVER_MARKER/database'

const accepted = schema('SERVER_MARKER')

export const inWorkspace = _namedMiddleware(createMiddleware({ type: 'function' })
  .client(({ next }) => next({ sendContext: { workspace: workspace() } }))
  .contextValidator(accepted)
  .server(({ next, context }) => next({ context: { found: find(context.workspace) } })), { name: "inWorkspace", filename: "src/input.ts" })

export const checked = createMiddleware({ type: 'function' })
  .middleware([inWorkspace])
  .contextValidator((sent: unknown) => ({ SERVER_MARKER: String(sent) }))
