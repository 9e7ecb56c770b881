import { createServerOnlyFn } from 'seamline'
import { vault } from './SERVER_MARKER/vault'
import { signOut } from './SERVER_MARKER/session'

function readSecret() {
  return vault.read('SERVER_MARKER')
}

export const secret = createServerOnlyFn(readSecret)

export const leave = createServerOnlyFn(signOut)

export const log = createServerOnlyFn(async function log() {
  return 'SERVER_MARKER'
})
