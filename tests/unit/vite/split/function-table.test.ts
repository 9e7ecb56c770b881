import { describe, expect, test } from 'vitest'
import { functionId } from '../../../../babel-plugin/model/function-id.ts'
import type { FoundFunction } from '../../../../babel-plugin/index.ts'
import { FunctionTable, type Part } from '../../../../src/vite/split/function-table.ts'

function found(filename: string, name: string): FoundFunction {
  return {
    id: functionId(filename, name),
    name,
    filename,
    method: 'GET',
    middleware: [],
    exportName: `${name}_createServerFn_handler`,
  }
}

function part(identity: string, query = '', pass: Part['pass'] = 'source'): Part {
  return { module: identity + query, identity, pass }
}

const NOTES = part('/app/src/notes.ts')

const add = found('src/notes.ts', 'add')
const list = found('src/notes.ts', 'list')

describe('the known functions', () => {
  test('are found by their id', () => {
    const table = new FunctionTable()
    table.set(NOTES, [add, list])
    expect(table.find(list.id)).toMatchObject({ ...list, module: '/app/src/notes.ts' })
    expect(table.find('nothing')).toBe(undefined)
    expect(table.find('constructor')).toBe(undefined)
  })

  test('are listed by id, in any order of discovery', () => {
    const there = new FunctionTable()
    there.set(NOTES, [add, list])
    const back = new FunctionTable()
    back.set(NOTES, [list, add])
    expect(back.all()).toEqual(there.all())
  })

  test('are removed when their module no longer has them', () => {
    const table = new FunctionTable()
    table.set(NOTES, [add, list])
    table.set(NOTES, [list])
    expect(table.find(add.id)).toBe(undefined)
    expect(table.all().map(({ name }) => name)).toEqual(['list'])
  })

  test('stay when another part of their module is compiled', () => {
    const table = new FunctionTable()
    table.set(NOTES, [add])
    table.set({ ...NOTES, pass: 'emitted' }, [list])
    table.set(part('/app/src/notes.ts', '?part=b'), [list])
    expect(table.all()).toHaveLength(2)
    table.set(NOTES, [])
    expect(table.all()).toMatchObject([list])
    table.delete('/app/src/notes.ts')
    expect(table.all()).toEqual([])
  })

  test('are loaded from the module itself if a variant of it has them too', () => {
    const table = new FunctionTable()
    table.set(part('/app/src/notes.ts', '?part=a'), [add])
    expect(table.find(add.id)?.module).toBe('/app/src/notes.ts?part=a')
    table.set(NOTES, [add])
    expect(table.find(add.id)?.module).toBe('/app/src/notes.ts')
    expect(table.all()).toHaveLength(1)
  })

  test('two modules with one id are refused, with both names', () => {
    const table = new FunctionTable()
    table.set(part('/app/kit/notes.ts'), [found('kit/notes.ts', 'add')])
    expect(() => table.set(part('/packages/kit/notes.ts'), [found('kit/notes.ts', 'add')])).toThrow(
      expect.objectContaining({
        code: 'DUPLICATE_ID',
        message: expect.stringContaining('`add` (kit/notes.ts) and `add` (kit/notes.ts)'),
      }),
    )
  })
})

describe('old ids', () => {
  test('map places to places, ids to ids, and either to the other', () => {
    const table = new FunctionTable({
      'src/old.ts#add': 'src/notes.ts#add',
      'old-list': list.id,
      'older-list': 'src/notes.ts#list',
    })
    table.set(NOTES, [add, list])
    expect(table.find(functionId('src/old.ts', 'add'))?.name).toBe('add')
    expect(table.find('old-list')?.name).toBe('list')
    expect(table.find('older-list')?.name).toBe('list')
    expect(() => table.checkAliases()).not.toThrow()
  })

  test('that map to a missing function are refused', () => {
    const table = new FunctionTable({ 'src/old.ts#add': 'src/notes.ts#gone' })
    table.set(NOTES, [add])
    expect(() => table.checkAliases()).toThrow(
      expect.objectContaining({
        code: 'UNKNOWN_ALIAS_TARGET',
        message: expect.stringContaining('maps `src/old.ts#add` to `src/notes.ts#gone`'),
      }),
    )
  })

  test('of an existing function are refused', () => {
    const table = new FunctionTable({ 'src/notes.ts#list': 'src/notes.ts#add' })
    table.set(NOTES, [add, list])
    expect(() => table.checkAliases()).toThrow(expect.objectContaining({ code: 'DUPLICATE_ID' }))
  })
})
