import { createServerFn } from 'seamline'
import { first } from './SERVER_MARKER/roles'

enum Role {
  Admin = first,
  Owner = 'SERVER_MARKER',
}

const enum Level {
  High = 'SERVER_MARKER',
}

enum Shown {
  Yes = 'CLIENT_MARKER',
}

export const role = createServerFn().handler(() => [Role.Admin, Level.High])

export const shown = Shown.Yes
