import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { open, repositoryOf } from './SERVER_MARKER/db'
import { format } from './CLIENT_MARKER/format'

const db = open('SERVER_MARKER connection')
const repository = repositoryOf(db)

// Nobody calls these any more.
const findOne = (id: number) => db.all('SERVER_MARKER one', id)
function findAll() {
  return findOne(0)
}

function unusedButOfNoServer() {
  return format('CLIENT_MARKER')
}

export const list = _serverServerFn(createServerFn(), { id: "M-u2HFYR80c8HZur", name: "list", filename: "src/input.ts" }, () => repository.all('SERVER_MARKER list'))
export { list as list_createServerFn_handler }
