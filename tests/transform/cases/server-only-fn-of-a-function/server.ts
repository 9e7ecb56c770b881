import { createServerOnlyFn } from 'seamline'
import { vault } from './SERVER_MARKER/vault'
import { signOut } from './SERVER_MARKER/session'

function readSecret() {
  return vault.read('SERVER_MARKER')
}

export const secret = readSecret

export const leave = signOut

export const log = async function log() {
  return 'SERVER_MARKER'
}
