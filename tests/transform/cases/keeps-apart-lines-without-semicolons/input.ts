import { createClientOnlyFn, createIsomorphicFn, createServerFn } from 'seamline'
import { load, place } from './place'

const first = load, read = () => { 'SERVER_MARKER' }
(place('CLIENT_MARKER'))

const second = load
const key = 'SERVER_MARKER'
;[second].forEach(place)

const third = load
createIsomorphicFn().client(() => place('BROWSER_MARKER')).server(() => place('SERVER_MARKER'))()

if (first) createClientOnlyFn(() => place('BROWSER_MARKER'))()
else place('CLIENT_MARKER')

let last = third // CLIENT_MARKER
  , secret = 'SERVER_MARKER'
++last

export const list = createServerFn().handler(() => [read, key, secret])
