import { createServerOnlyFn } from 'seamline'
import { vault } from './SERVER_MARKER/vault'

export const readSecret = (name: string) => vault.read(name, 'SERVER_MARKER')

export const title = 'CLIENT_MARKER'
