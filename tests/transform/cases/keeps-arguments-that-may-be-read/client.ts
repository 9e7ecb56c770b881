import { namedMiddleware as _namedMiddleware } from "seamline/internal/client"
import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createMiddleware, createServerFn } from 'seamline'
import { options, more } from './CLIENT_MARKER/options'

const rest = ({ secret, ...others }: Options) =>
  /* @__PURE__ */ _namedMiddleware(/* @__PURE__ */ createMiddleware({ type: 'function' })
    .client(({ next }) => next(others)), { name: "(unnamed)", filename: "src/input.ts" })

const withDefault = ({ secret = more.read() }: Options) =>
  /* @__PURE__ */ createMiddleware({ type: 'function' })

const unread = (unused: string) =>
  /* @__PURE__ */ createMiddleware({ type: 'function' })

export const list = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn()
  .middleware([
    /* @__PURE__ */ rest({ secret: 'CLIENT_MARKER', ...options }),
    /* @__PURE__ */ withDefault({ secret: 'CLIENT_MARKER' }),
    /* @__PURE__ */ unread('CLIENT_MARKER'),
    /* @__PURE__ */ rest(...more),
  ]), "M-u2HFYR80c8HZur")
