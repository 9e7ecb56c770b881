/**
 * A server function inside a function is refused either way: if its handler uses a variable of the
 * enclosing function, the message names the variable; if not, moving the server function is enough.
 */

import { expect, test } from 'vitest'
import { compile, type CompileError } from '../../babel-plugin/index.ts'

/** A description of a handler, and its code; `zone` and `Zone` belong to the enclosing function. */
type Handlers = Readonly<Record<string, string>>

const CAPTURES: Handlers = {
  'returns it': `() => zone`,
  'is the variable': `zone`,
  'is a property of it': `zone.now`,
  'is in a cast': `(() => zone) as never`,
  'uses it in an inner function': `() => () => { function inner() { return zone } }`,
  'uses it before an inner block shadows it': `() => { use(zone); { const zone = 1 } }`,
  'uses it after a block that shadows it': `() => { { const zone = 1 } use(zone) }`,
  'uses it outside the inner function that shadows it': `() => [(zone) => zone, zone]`,
  'uses it outside the block of a function of its name': `() => { zone(); { function zone() {} } }`,
  'uses it beside a caught error of its name': `() => { try { use(zone) } catch (zone) {} }`,
  'iterates over it': `() => { for (const each of zone) use(each) }`,
  'uses typeof with it': `() => typeof zone`,
  'assigns it': `() => { zone = 1 }`,
  'increments it': `() => { zone++ }`,
  'assigns it from an array pattern': `() => { [zone] = [1] }`,
  'assigns it from an object pattern': `() => { ({ zone } = load()) }`,
  'puts it into an object as a shorthand property': `() => ({ zone })`,
  'puts it into an object as a value': `() => ({ now: zone })`,
  'uses it as a computed key': `() => ({ [zone]: 1 })`,
  'uses it as a computed property': `() => times[zone]`,
  'spreads it': `() => [...zone]`,
  'spreads it into an object': `() => ({ ...zone })`,
  'calls it': `() => zone()`,
  'calls it with optional chaining': `() => zone?.now?.()`,
  'constructs it': `() => new zone()`,
  'uses it in a template': '() => `${zone}`',
  'tags a template with it': '() => zone`now`',
  'has it as a default value': `(time = zone) => time`,
  'has it as a default value in a pattern': `({ time = zone }) => time`,
  'has it as a computed key in a pattern': `({ [zone]: time }) => time`,
  'has it as a default value in a list': `([time = zone]) => time`,
  'has a class with a field of its value': `() => class { now = zone }`,
  'has a class with a static block that uses it': `() => class { static { use(zone) } }`,
  'has a class with a computed member': `() => class { [zone] = 1 }`,
  'has a class that extends it': `() => class extends zone {}`,
  'is a generator that yields it': `function* () { yield zone }`,
  'is async and awaits it': `async () => { await zone }`,
  'labels a loop by its name and uses it': `() => { zone: for (;;) { use(zone); break zone } }`,
  'asserts that it is not null': `() => zone!`,
  'uses it as a type and as a value': `(time: typeof zone) => [time, zone]`,
}

const NO_CAPTURES: Handlers = {
  'uses an import': `() => db`,
  'uses a constant of the module': `() => limit`,
  'uses a function that the module declares later': `() => format()`,
  'uses a global': `() => [fetch, undefined, globalThis.zone]`,
  'uses this and its arguments': `function () { return [this, arguments, new.target, import.meta] }`,
  'has a parameter of its name': `(zone) => zone`,
  'has a parameter of its name and a default value that uses the parameter': `(zone, now = zone) => now`,
  'destructures it from its data': `({ data: { zone } }) => zone`,
  'destructures it from an array': `([zone]) => zone`,
  'collects it as a rest parameter': `(...zone) => zone`,
  'renames a destructured property of its name': `({ zone: time }) => time`,
  'declares it': `() => { const zone = 1; return zone }`,
  'declares it later': `() => { use(zone); const zone = 1 }`,
  'declares it with var in a block': `() => { use(zone); { var zone = 1 } }`,
  'declares a function of its name later': `() => { use(zone); function zone() {} }`,
  'declares a class of its name': `() => { class zone { now = zone } return zone }`,
  'catches it': `() => { try { start() } catch (zone) { use(zone) } }`,
  'loops with it': `() => { for (const zone of [1]) use(zone); for (let zone = 0; zone < 1; zone++); }`,
  'is a function of its name': `function zone() { return zone }`,
  'has a class of its name': `() => class zone { now = zone }`,
  'declares it in a static block': `() => class { static { var zone = 1; use(zone) } }`,
  'has a class with members of its name': `() => class { zone = 1; #zone = 2; static zone() {} }`,
  'has an object with its key': `() => ({ zone: 1 })`,
  'has an object with a method of its name': `() => ({ zone() {}, get Zone() { return 1 } })`,
  'reads a property of its name': `({ data }) => [data.zone, data?.zone, data.Zone]`,
  'labels a loop by its name': `() => { zone: for (;;) { break zone } }`,
  'uses it in types only': `(time: typeof zone) => time as typeof zone satisfies typeof zone`,
  'has a type parameter of its name': `<zone,>(time: zone): zone => time`,
  'has an element of its name': `() => <zone zone="now" />`,
  'contains its name only in a string': `() => 'zone'`,
}

test.each(Object.entries(CAPTURES))(
  'a handler that %s is refused as a capture',
  async (_what, handler) => {
    const { code, message } = await compileErrorOf(handler)
    expect(code).toBe('CLOSURE_CAPTURE')
    expect(message).toContain('A server function uses `zone`, a variable of the enclosing function')
    expect(message).toContain('pass `zone` as `data`')
  },
)

test.each(Object.entries(NO_CAPTURES))(
  'a handler that %s captures nothing and only has to move',
  async (_what, handler) => {
    const { code } = await compileErrorOf(handler)
    expect(code).toBe('NOT_AT_MODULE_LEVEL')
  },
)

test.each([
  ['a component', `() => <Zone />`],
  ['a property of a component', `() => <Zone.Provider now={1} />`],
])(
  'a handler that renders %s of the enclosing function is refused as a capture',
  async (_what, handler) => {
    const { code, message } = await compileErrorOf(handler)
    expect(code).toBe('CLOSURE_CAPTURE')
    expect(message).toContain('`Zone`')
  },
)

test('refuses a local variable that shadows an import as a capture', async () => {
  const { message } = await compileErrorOf(`() => db`, `const db = open(zone)`)
  expect(message).toContain('A server function uses `db`')
})

test('names the first of several captured variables, at its place', async () => {
  const { message } = await compileErrorOf(`() => [\n  limit,\n  Zone,\n  zone,\n]`)
  expect(message).toContain('A server function uses `Zone`')
  expect(message).toMatch(/\n> +\d+ \| {3}Zone,\n/)
})

test('refuses captured variables of an enclosing class, block or loop too', async () => {
  for (const around of [
    `export class Clock { now(zone) { return FN } }`,
    `export const clock = { now(zone) { return FN } }`,
    `export const clock = (zone) => () => FN`,
    `{ const zone = 1; var now = FN }`,
    `for (const zone of []) { var now = FN }`,
    `try { start() } catch (zone) { var now = FN }`,
  ]) {
    const { code, message } = await compileError(
      around.replace('FN', 'createServerFn().handler(() => zone)'),
    )
    expect(code).toBe('CLOSURE_CAPTURE')
    expect(message).toContain('`zone`')
  }
})

test('an exported alias of the same name is not a capture', async () => {
  const { code } = await compileErrorOf(
    `() => limit`,
    `const more = zone`,
    `export { limit as zone }`,
  )
  expect(code).toBe('NOT_AT_MODULE_LEVEL')
})

function compileErrorOf(handler: string, locals = '', rest = ''): Promise<CompileError> {
  return compileError(`
    import { db } from './database'
    const limit = 10
    export function Clock(zone) {
      const Zone = zone.component
      ${locals}
      const now = createServerFn().handler(${handler})
      return now
    }
    function format() {}
    ${rest}`)
}

async function compileError(source: string): Promise<CompileError> {
  const compiled = compile(`import { createServerFn } from 'seamline'\n${source}`, {
    filename: '/project/src/clock.tsx',
    root: '/project',
    environment: 'client',
  })
  return compiled.then(
    () => expect.unreachable('it is refused'),
    (error: CompileError) => error,
  )
}
