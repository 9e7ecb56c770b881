import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../support/prepare.mjs'

interface Mutant {
  readonly file: string
  readonly find: string
  readonly killedBy: string
}

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')
const mutants = JSON.parse(read('tests/mutants/mutants.json')) as readonly Mutant[]

test.each(mutants)(
  '$file contains the text of its mutant once: $find',
  ({ file, find, killedBy }) => {
    expect(read(file).split(find)).toHaveLength(2)
    expect(existsSync(join(ROOT, killedBy))).toBe(true)
  },
)
