import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createFileRoute } from '@tanstack/solid-router'
import { createServerFn } from 'seamline'

const listNotes = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "tjI4tWvDXz-ulvyu")

export const Route = createFileRoute('/notes')({
  loader: () => listNotes('CLIENT_MARKER'),
})
