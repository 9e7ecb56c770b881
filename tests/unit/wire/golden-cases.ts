/** The golden files: the bytes of the wire. `docs/protocol.md` shows the same. */

import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runInThisContext } from 'node:vm'
import { ServerFnError, ValidationError } from '../../../src/index.ts'
import { Instant, Money, Price } from './kinds.ts'

const FOLDER = new URL('../../protocol/golden/', import.meta.url)

/** A call and its request. */
export interface GoldenRequest {
  readonly name: string
  readonly direction: 'to the server'
  readonly method: 'GET' | 'POST'
  /** The source of an object with `data`, `context` or both. */
  readonly source: string
  /** The suffix after the path of the function. */
  readonly query: string
  readonly contentType: string | null
  /** With files, the text of the first part. */
  readonly body: string | null
  /** The names of the parts of a body with files; the sender chooses the text between them. */
  readonly parts?: readonly string[]
}

/** A handler and the response to a call of it. */
export interface GoldenAnswer {
  readonly name: string
  readonly direction: 'to the client'
  /** The source of the handler's body. */
  readonly source: string
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** The body of a refused request, and the response. */
export interface GoldenRefusal {
  readonly name: string
  readonly direction: 'refused'
  readonly request: string
  readonly status: number
  readonly body: string
}

/** A handler and the frames of the response to a call of it. */
export interface GoldenStream extends Omit<GoldenAnswer, 'direction' | 'body'> {
  readonly direction: 'in frames'
  /** Kind, source and content of the frame: bytes in base64, before a failure its status. */
  readonly frames: readonly string[]
}

export type Golden = GoldenRequest | GoldenAnswer | GoldenRefusal | GoldenStream

/** All of them, by the names of their files. */
export function readGolden<TDirection extends Golden['direction']>(
  direction: TDirection,
): readonly Extract<Golden, { readonly direction: TDirection }>[] {
  return readdirSync(FOLDER)
    .sort()
    .map((file): Golden => JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Golden)
    .filter((golden) => golden.direction === direction) as never
}

const NAMES = { Money, Price, Instant, ServerFnError, ValidationError }

/** Runs the source of a function's body. */
export function run(body: string): unknown {
  const parameters = Object.keys(NAMES).join(', ')
  const compiled = runInThisContext(`({ ${parameters} }) => { ${body} }`) as (
    names: typeof NAMES,
  ) => unknown
  return compiled(NAMES)
}

/** The page that describes the protocol. */
export const readPage = (): string =>
  readFileSync(fileURLToPath(new URL('../../../docs/protocol.md', import.meta.url)), 'utf8')
