/** Reads the cases in tests/corpus. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../prepare.mjs'

/** Text, or pieces of it, some repeated; `{i}` in a repeated piece becomes its index. */
export type Text = string | readonly (string | Repeat)[]

interface Repeat {
  readonly repeat: string
  readonly count: number
  readonly join?: string
  readonly from?: number
}

/** A request. Defaults: a same-origin POST of JSON to the function `post`. */
export interface CaseRequest {
  readonly method?: string
  readonly path?: Text
  /** Added to the default headers; `null` removes a default. */
  readonly headers?: Readonly<Record<string, Text | null>>
  readonly body?: Text | { readonly base64: string }
  readonly chunked?: true
  /** A false `Content-Length`. */
  readonly announced?: string
  /** The whole request as Latin-1, for a socket; replaces everything above. */
  readonly raw?: string
  /** Whether the client side-closes the socket after `raw`. */
  readonly end?: true
}

export const TARGETS = ['fetch', 'srvx', 'node:http'] as const
export type Target = (typeof TARGETS)[number]

/** The expected response. */
export interface Expected {
  readonly status: number
  readonly code?: string
  /** The `x-seamline` header; `null` if the endpoint did not write the response. Derived from `code` by default. */
  readonly label?: string | null
  readonly handlerRan: boolean
  /** Keys of the result to compare. */
  readonly result?: Readonly<Record<string, string>>
  readonly type?: string
  readonly location?: string
}

/** One request. */
export interface Case {
  readonly name: string
  readonly request: CaseRequest
  readonly expect: Expected
  /** All targets by default. */
  readonly targets?: readonly Target[]
}

/** A response to the client, and the expected outcome of the call. */
export interface ResponseCase {
  readonly name: string
  readonly response: CaseResponse
  readonly expect: { readonly rejects?: string; readonly result?: string }
}

/** A response. */
export interface CaseResponse {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | null | { readonly frames: readonly CaseFrame[] }
  /** The connection breaks after this many bytes of the body. */
  readonly cut?: number
  /** The connection breaks before the response. */
  readonly hangUp?: true
}

/** A frame of a stream, or raw `bytes` in base64. */
export interface CaseFrame {
  readonly kind?: number
  readonly id?: number
  readonly text?: string
  readonly base64?: string
  readonly length?: number
  readonly bytes?: string
}

const FOLDER = join(ROOT, 'tests/corpus')
const RESPONSES = 'o-responses.json'

function read<T>(file: string): readonly T[] {
  // The files are written by tests/corpus/generate.
  return JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as readonly T[]
}

/** Request cases by category. */
export const CATEGORIES: ReadonlyMap<string, readonly Case[]> = new Map(
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json') && file !== RESPONSES)
    .toSorted()
    .map((file) => [categoryOf(file), named(file)]),
)

/** Prefixes names, which are unique only within a category. */
function named(file: string): readonly Case[] {
  const category = categoryOf(file)
  return read<Case>(file).map((each) => Object.assign(each, { name: `${category}: ${each.name}` }))
}

function categoryOf(file: string): string {
  return file.replace('.json', '')
}

export const RESPONSE_CASES: readonly ResponseCase[] = read(RESPONSES)

/** The cases that a target can receive. */
export function casesFor(target: Target, cases: readonly Case[]): readonly Case[] {
  return cases.filter(({ targets = TARGETS }) => targets.includes(target))
}

/** Expands pieces of text. */
export function textOf(pieces: Text): string {
  if (typeof pieces === 'string') return pieces
  return pieces.map((piece) => (typeof piece === 'string' ? piece : repeated(piece))).join('')
}

function repeated({ repeat, count, join: between = '', from = 0 }: Repeat): string {
  if (!repeat.includes('{i}')) return (repeat + between).repeat(count - 1) + repeat
  const numbers = Array.from({ length: count }, (_, index) => String(from + index))
  return numbers.map((number) => repeat.replaceAll('{i}', number)).join(between)
}
