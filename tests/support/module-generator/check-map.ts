import { eachMapping, TraceMap } from '@jridgewell/trace-mapping'
import assert from 'node:assert/strict'
import type { CompileResult, Environment } from '../../../babel-plugin/index.ts'

/** A name, a number or a string, which both texts contain unchanged. */
const TOKEN = /[\w$]+|'[^'\n]*'|"[^"\n]*"/y

/**
 * Code that the transform adds has no source position and may match a word of the source: exports,
 * mostly.
 */
const ADDED =
  /^export (?:const |\{ \w+ as )(?:[\w$]+_createServerFn_handler|default)\b|^const _default/

/**
 * Checks a map against the text that it maps.
 *
 * @throws AssertionError for a token mapped to a place with another one
 */
export function checkMap(
  { file, source }: { readonly file: string; readonly source: string },
  { code, map }: CompileResult,
  environment: Environment,
): void {
  const [shown = ''] = map.sourcesContent
  assert.deepEqual(map.sources, [file], 'the map names the file')
  assert.deepEqual(
    lineLengths(shown),
    lineLengths(source),
    'every line of the source keeps its length',
  )
  const [lines, originals] = [code.split('\n'), shown.split('\n')]
  const words = new Set(source.match(new RegExp(TOKEN.source, 'g')))
  let mapped = 0
  eachMapping(new TraceMap(JSON.stringify(map)), (mapping) => {
    if (mapping.originalLine === null) return
    const line = lines[mapping.generatedLine - 1] ?? ''
    const token = tokenAt(line, mapping.generatedColumn)
    if (token === undefined || !words.has(token) || ADDED.test(line)) return
    mapped++
    const original = originals[mapping.originalLine - 1] ?? ''
    const place = `${mapping.originalLine}:${mapping.originalColumn}`
    const origin = original.slice(mapping.originalColumn)
    assert.ok(
      origin.startsWith(token),
      `${token} of the ${environment} bundle came from ${place}, where ${origin.slice(0, 40)} stands`,
    )
  })
  // A module without used exports must leave no code.
  assert.ok(mapped > 0 || code.trim() === '', 'the map maps something')
}

function tokenAt(line: string, column: number): string | undefined {
  TOKEN.lastIndex = column
  return TOKEN.exec(line)?.[0]
}

function lineLengths(text: string): readonly number[] {
  return text.split('\n').map((line) => line.length)
}
