/**
 * A server function inside a function is refused either way: when its handler uses what belongs to that
 * function, the protocolError names it; when not, moving the server function is enough.
 */

import { expect, test } from 'vitest'
import { compile, type CompileError } from '../../babel-plugin/index.ts'

/** What a handler does, and the handler; `zone` and `Zone` belong to the function around it. */
type Handlers = Readonly<Record<string, string>>

const CAPTURES: Handlers = {
  'returns it': `() => zone`,
  'is it': `zone`,
  'is a property of it': `zone.now`,
  'stands in a cast': `(() => zone) as never`,
  'uses it in an inner function': `() => () => { function inner() { return zone } }`,
  'uses it before an inner block shadows it': `() => { use(zone); { const zone = 1 } }`,
  'uses it behind a block that shadows it': `() => { { const zone = 1 } use(zone) }`,
  'uses it outside the inner function that shadows it': `() => [(zone) => zone, zone]`,
  'uses it outside the block of a function of its name': `() => { zone(); { function zone() {} } }`,
  'uses it beside a caught error of its name': `() => { try { use(zone) } catch (zone) {} }`,
  'goes through it': `() => { for (const each of zone) use(each) }`,
  'asks for its type': `() => typeof zone`,
  'assigns it': `() => { zone = 1 }`,
  'counts it up': `() => { zone++ }`,
  'assigns it from a list': `() => { [zone] = [1] }`,
  'assigns it from an object': `() => { ({ zone } = load()) }`,
  'puts it into an object by its name': `() => ({ zone })`,
  'puts it into an object as a value': `() => ({ now: zone })`,
  'uses it as a computed key': `() => ({ [zone]: 1 })`,
  'uses it as a computed property': `() => times[zone]`,
  'spreads it': `() => [...zone]`,
  'spreads it into an object': `() => ({ ...zone })`,
  'calls it': `() => zone()`,
  'calls it if it is there': `() => zone?.now?.()`,
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
  'says that it is there': `() => zone!`,
  'uses it as a type and as a value': `(time: typeof zone) => [time, zone]`,
}

const NO_CAPTURES: Handlers = {
  'uses an import': `() => db`,
  'uses a constant of the module': `() => limit`,
  'uses a function that the module declares later': `() => format()`,
  'uses a global': `() => [fetch, undefined, globalThis.zone]`,
  'uses this and its arguments': `function () { return [this, arguments, new.target, import.meta] }`,
  'has a parameter of its name': `(zone) => zone`,
  'has a parameter of its name and a default value that uses that': `(zone, now = zone) => now`,
  'takes it from its data': `({ data: { zone } }) => zone`,
  'takes it from a list': `([zone]) => zone`,
  'gathers it': `(...zone) => zone`,
  'takes a part by its key': `({ zone: time }) => time`,
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
  'names it in a type': `(time: typeof zone) => time as typeof zone satisfies typeof zone`,
  'names a type like it': `<zone,>(time: zone): zone => time`,
  'has an element of its name': `() => <zone zone="now" />`,
  'only has a text of its name': `() => 'zone'`,
}

test.each(Object.entries(CAPTURES))(
  'a handler that %s captures it: the message says so',
  async (_what, handler) => {
    const { code, message } = await protocolError(handler)
    expect(code).toBe('CLOSURE_CAPTURE')
    expect(message).toContain('A server function uses `zone`, a variable of the enclosing function')
    expect(message).toContain('pass `zone` as `data`')
  },
)

test.each(Object.entries(NO_CAPTURES))(
  'a handler that %s captures nothing, and only has to move',
  async (_what, handler) => {
    const { code } = await protocolError(handler)
    expect(code).toBe('NOT_AT_MODULE_LEVEL')
  },
)

test.each([
  ['a component', `() => <Zone />`],
  ['a property of a component', `() => <Zone.Provider now={1} />`],
])('a handler that renders %s of the function around it captures that', async (_what, handler) => {
  const { code, message } = await protocolError(handler)
  expect(code).toBe('CLOSURE_CAPTURE')
  expect(message).toContain('`Zone`')
})

test('what hides an import of the module is captured', async () => {
  const { message } = await protocolError(`() => db`, `const db = open(zone)`)
  expect(message).toContain('A server function uses `db`')
})

test('the first of several is named, where it stands', async () => {
  const { message } = await protocolError(`() => [\n  limit,\n  Zone,\n  zone,\n]`)
  expect(message).toContain('A server function uses `Zone`')
  expect(message).toMatch(/\n> +\d+ \| {3}Zone,\n/)
})

test('what belongs to a class, a block or a loop around the function is captured too', async () => {
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

test('a name that leaves the module under another is no capture', async () => {
  const { code } = await protocolError(
    `() => limit`,
    `const more = zone`,
    `export { limit as zone }`,
  )
  expect(code).toBe('NOT_AT_MODULE_LEVEL')
})

function protocolError(handler: string, locals = '', rest = ''): Promise<CompileError> {
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
