import { namedMiddleware as _namedMiddleware } from "seamline/internal/client"
import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createMiddleware, createServerFn } from 'seamline'
import { label } from './CLIENT_MARKER/label'

const session = ({ password, name }: { password: string; name: string }) =>
  /* @__PURE__ */ _namedMiddleware(/* @__PURE__ */ createMiddleware({ type: 'function' })
    .client(({ next }) => next({ headers: { name } })), { name: "(unnamed)", filename: "src/input.ts" })

function limit(count: number, title: string, store: Store, shown = 'CLIENT_MARKER') {
  return /* @__PURE__ */ _namedMiddleware(/* @__PURE__ */ createMiddleware({ type: 'function' })
    .client(({ next }) => next({ headers: { title, shown } })), { name: "(unnamed)", filename: "src/input.ts" })
}

const auth = /* @__PURE__ */ session({
  name: label,
})
const limited = /* @__PURE__ */ limit(undefined, 'CLIENT_MARKER', undefined)

export const list = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn()
  .middleware([auth, limited, /* @__PURE__ */ session({ name: 'CLIENT_MARKER' })]), "M-u2HFYR80c8HZur")
