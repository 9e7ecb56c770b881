import { createHmac, timingSafeEqual } from 'node:crypto'
import { run } from './db.server'

/** A token that only this server can have signed. */
export async function writeToken(userId: number): Promise<string> {
  return `${userId}.${await signatureOf(userId)}`
}

/** The user of a token, if its signature is valid. */
export async function readToken(token: string | undefined): Promise<number | undefined> {
  const [, id, signature] = /^(\d+)\.([\da-f]{64})$/.exec(token ?? '') ?? []
  if (id === undefined || signature === undefined) return undefined
  const expected = await signatureOf(Number(id))
  return timingSafeEqual(Buffer.from(signature), Buffer.from(expected)) ? Number(id) : undefined
}

async function signatureOf(userId: number): Promise<string> {
  // In the database, so that tokens survive a restart.
  const [secret] = await run("SELECT value FROM secrets WHERE name = 'token-key'")
  return createHmac('sha256', String(secret?.value)).update(String(userId)).digest('hex')
}
