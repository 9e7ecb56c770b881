import { createServerFn } from 'seamline'
import { model } from './CLIENT_MARKER/model'
import { db } from './SERVER_MARKER/db'

export const now = createServerFn().handler(() => db.now(model.name))

export const Field = () => <input use:model={['CLIENT_MARKER']} />
