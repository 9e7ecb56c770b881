import { createServerFn } from 'seamline'
import { load } from './SERVER_MARKER/load'

let cache: string | undefined
let hits = 0
let shownHits = 0

function read() {
  hits++
  shownHits += 1
  return (cache ??= load('SERVER_MARKER'))
}

export const now = createServerFn().handler(() => read())

export const shown = () => shownHits
