import { createServerFn } from 'seamline'

export const now = createServerFn().handler(() => 'SERVER_MARKER')

export async function list() {
  'use server'
  return ['SERVER_MARKER']
}
