import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { parse } from './SERVER_MARKER/parse'

const check = (input: unknown) => parse(input)

async function list() {
  return 'SERVER_MARKER'
}

const count = async () => ['SERVER_MARKER']

export const listNotes = _serverServerFn(createServerFn().inputValidator(check), { id: "tjI4tWvDXz-ulvyu", name: "listNotes", filename: "src/input.ts" }, list)

export const countNotes = _serverServerFn(createServerFn().validator(check), { id: "4QrvkgufWUExyvyi", name: "countNotes", filename: "src/input.ts" }, count)
export { listNotes as listNotes_createServerFn_handler }
export { countNotes as countNotes_createServerFn_handler }
