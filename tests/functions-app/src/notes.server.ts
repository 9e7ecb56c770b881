import { createHmac, randomBytes } from 'node:crypto'

/** Kept as long as the server runs. */
export const notes: string[] = ['Ada: Check the Bernoulli numbers']

const KEY = randomBytes(32)

export function insertNote(name: string, text: string): void {
  notes.push(`${name}: ${text}`)
}

export function tokenFor(name: string): string {
  return `${createHmac('sha256', KEY).update(name).digest('hex')} ${name}`
}

/** The name in an `Authorization` header with a valid token. */
export function nameFrom(authorization = ''): string | undefined {
  const [, token, name = ''] = /^Bearer (\w+ (.+))$/.exec(authorization) ?? []
  return token === tokenFor(name) ? name : undefined
}
