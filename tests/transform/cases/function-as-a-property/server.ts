import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { read, save } from './SERVER_MARKER/database'

export const notes = {
  title: 'CLIENT_MARKER',
  list: _serverServerFn(createServerFn(), { id: "K-azXBckMzDkCjrb", name: "notes.list", filename: "src/input.ts" }, () => read()),
  add: _serverServerFn(createServerFn({ method: 'POST' }), { id: "AVWTAqmNjx6sGnBA", name: "notes.add", filename: "src/input.ts" }, ({ data }) => save(data)),
}
export const notes$list_createServerFn_handler = notes.list
export const notes$add_createServerFn_handler = notes.add
