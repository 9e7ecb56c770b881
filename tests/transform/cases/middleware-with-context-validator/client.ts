import { namedMiddleware as _namedMiddleware } from "seamline/internal/client"
import { createMiddleware } from 'seamline'
import { workspace } from './CLIENT_MARKER/workspace'


export const inWorkspace = /* @__PURE__ */ _namedMiddleware(/* @__PURE__ */ createMiddleware({ type: 'function' })
  .client(({ next }) => next({ sendContext: { workspace: workspace() } })), { name: "inWorkspace", filename: "src/input.ts" })

export const checked = /* @__PURE__ */ createMiddleware({ type: 'function' })
  .middleware([inWorkspace])
