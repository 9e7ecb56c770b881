/**
 * The check behind the transform: each way of recognising a builder is disabled in turn, in the
 * installed package's own files, and the build fails instead of sending server code to browsers.
 */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createBuilder } from 'vite'
import { afterAll, describe, expect, test } from 'vitest'
import { createFixtureApp, type AppFiles, type FixtureApp } from '../../support/fixture-app.ts'
import { SERVER_MARKER } from '../../support/notes-app.ts'
import { testInFull } from '../../support/test-in-full.ts'

const PLUGIN = `
  const texts = {
    'virtual:base': "import { createServerFn } from 'seamline'\\nexport const generated = createServerFn()",
    'virtual:base?of=query': "import { createServerFn } from 'seamline'\\nexport const queried = createServerFn()",
    'virtual:star': "export * from '/src/bases.ts'",
  }
  const virtual = {
    name: 'virtual',
    resolveId: (id) => (id in texts ? '\\0' + id : undefined),
    load: (id) => texts[id.slice(1)],
  }`

/** An app whose client contains the export of one module. */
function filesOf(files: AppFiles, without: readonly string[] = []): AppFiles {
  return {
    'index.html': `<!doctype html><script type="module" src="/src/main.ts"></script>`,
    'vite.config.js': `
      import { seamline } from 'seamline/vite'
      ${PLUGIN}
      const without = ${JSON.stringify(without)}
      const all = seamline().flat(Infinity)
      export default { plugins: [virtual, ...all.filter(({ name }) => !without.includes(name))] }`,
    'tsconfig.json': `{ "compilerOptions": { "experimentalDecorators": true } }`,
    'src/main.ts': `import * as all from './fns'\nglobalThis.fns = { ...all }`,
    'src/bases.ts': `
      import { createServerFn } from 'seamline'
      export const authed = createServerFn()
      export default authed
      export const tools = { make: authed, other: { deep: authed } }
      export const makeAuthed = (role: string) => createServerFn()`,
    'src/barrel.ts': `export * from './bases'`,
    'src/named.ts': `export { authed as signedIn } from './bases'`,
    'src/local.ts': `import { authed } from './bases'\nexport { authed as mine }`,
    ...files,
  }
}

/** The app of all tests that leave the package unchanged. */
const shared = createFixtureApp(filesOf({}))
afterAll(shared.remove)

/** Builds the shared app with other files. */
function buildShared(files: AppFiles, without?: readonly string[]): Promise<string | undefined> {
  for (const [file, text] of Object.entries(filesOf(files, without))) shared.write(file, text)
  return buildClient(shared)
}

/** Builds the client and returns the error, if any. */
async function buildClient({ root }: FixtureApp): Promise<string | undefined> {
  const builder = await createBuilder({ root, logLevel: 'silent' })
  const { client } = builder.environments
  if (client === undefined) throw new Error('There is no client.')
  return builder.build(client).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )
}

function isLeaking(app: FixtureApp): boolean {
  return [...app.read('dist/client').values()].some((text) => text.includes(SERVER_MARKER))
}

/**
 * The code in the package for a way of recognising a builder, and the replacement that disables it.
 */
type Mutation = readonly [file: string, from: string, to: string]

function mutate({ root, write }: FixtureApp, [file, from, to]: Mutation): void {
  const path = join('node_modules/seamline/dist', file)
  const text = readFileSync(join(root, path), 'utf8')
  expect(text.split(from).length, `${from} in ${file}`).toBeGreaterThan(1)
  write(path, text.replaceAll(from, to))
}

const HANDLER = `handler(() => 'SERVER_MARKER')`
const EXPRESSIONS = 'babel-plugin/analysis/expressions.js'
const BINDINGS = 'babel-plugin/model/bindings.js'
const VALUE_USE = 'babel-plugin/analysis/value-use.js'

const MUTATIONS: Readonly<Record<string, readonly [Mutation, string]>> = {
  destructuring: [
    [EXPRESSIONS, 'if (pattern.type !== "ObjectPattern") return void 0;', 'return void 0;'],
    `import { tools } from './bases'\nconst { make } = tools\nexport const f = make().${HANDLER}`,
  ],
  'one of two': [
    [EXPRESSIONS, 'case "ConditionalExpression":', 'case "never":'],
    `import { authed, makeAuthed } from './bases'
      const make = globalThis.x ? authed : makeAuthed('x')\nexport const f = make.${HANDLER}`,
  ],
  'a default': [
    [EXPRESSIONS, 'case "LogicalExpression":', 'case "never":'],
    `import { authed } from './bases'\nconst make = globalThis.x ?? authed\nexport const f = make().${HANDLER}`,
  ],
  'a namespace': [
    [
      BINDINGS,
      'if (specifier.type === "ImportNamespaceSpecifier") return {',
      'if (false) return {',
    ],
    `import * as all from './bases'\nexport const f = all.authed().${HANDLER}`,
  ],
  'a default import': [
    [BINDINGS, 'if (specifier.type === "ImportDefaultSpecifier") return {', 'if (false) return {'],
    `import base from './bases'\nexport const f = base().${HANDLER}`,
  ],
  'a renamed import': [
    [BINDINGS, 'nameOf(specifier.imported)', 'specifier.local.name'],
    `import { authed as make } from './bases'\nexport const f = make().${HANDLER}`,
  ],
  'a renamed builder': [
    [BINDINGS, 'nameOf(specifier.imported)', 'specifier.local.name'],
    `import { createServerFn as make } from 'seamline'\nexport const f = make().${HANDLER}`,
  ],
  'import()': [
    [EXPRESSIONS, 'case "AwaitExpression":', 'case "never":'],
    `const { authed } = await import('./bases')\nexport const f = authed().${HANDLER}`,
  ],
  'a factory': [
    [EXPRESSIONS, 'isFunction(node) ? readFunction(node, read) : void 0', 'void 0'],
    `import { makeAuthed } from './bases'\nexport const f = makeAuthed('x').${HANDLER}`,
  ],
  'a property': [
    [EXPRESSIONS, 'case "ObjectExpression":', 'case "never":'],
    `import { tools } from './bases'\nexport const f = tools.other.deep().${HANDLER}`,
  ],
  'a member': [
    [EXPRESSIONS, 'case "MemberExpression":', 'case "never":'],
    `import { tools } from './bases'\nexport const f = tools.make().${HANDLER}`,
  ],
  'a name for a builder': [
    [
      EXPRESSIONS,
      'if (declaration.type !== "VariableDeclarator") return void 0;',
      'return void 0;',
    ],
    `import { createServerFn } from 'seamline'\nconst make = createServerFn\nexport const f = make().${HANDLER}`,
  ],
  'a variable that is assigned again': [
    [EXPRESSIONS, 'return first && read(first)', 'return void 0'],
    `import { authed } from './bases'\nlet make = authed()\nexport const f = make.${HANDLER}\nmake = undefined`,
  ],
  'a call': [
    [EXPRESSIONS, 'case "CallExpression":', 'case "never":'],
    `import { createServerFn } from 'seamline'\nconst base = createServerFn()\nexport const f = base.${HANDLER}`,
  ],
  'a re-export': [
    [
      EXPRESSIONS,
      'if (source === void 0) return read(specifier.local);',
      'return source === void 0 ? read(specifier.local) : void 0;',
    ],
    `import { signedIn } from './named'\nexport const f = signedIn().${HANDLER}`,
  ],
  'an export of an import': [
    [EXPRESSIONS, 'case "ExportSpecifier":', 'case "never":'],
    `import { mine } from './local'\nexport const f = mine().${HANDLER}`,
  ],
  'a barrel': [
    ['babel-plugin/analysis/module-exports.js', '[star.source.value]', '[]'],
    `import { authed } from './barrel'\nexport const f = authed().${HANDLER}`,
  ],
  'an exported declaration': [
    ['babel-plugin/analysis/module-exports.js', 'if (declaration) return', 'if (false) return'],
    `import { authed } from './bases'\nexport const f = authed().${HANDLER}`,
  ],
  'other modules': [
    [
      'babel-plugin/analysis/resolve-imports.js',
      'function read(code, file, {',
      'function read(code) { return null }\nfunction never(code, file, {',
    ],
    `import { authed } from './bases'\nexport const f = authed().${HANDLER}`,
  ],
  'the names that a module imports': [
    [VALUE_USE, '...imports.flatMap(({ references }) => references)', ''],
    `import { createServerFn } from 'seamline'\nexport const f = createServerFn().${HANDLER}`,
  ],
  'the classification of a call': [
    [VALUE_USE, 'case "callee":', 'case "never":'],
    `import { authed } from './bases'\nexport const f = authed().${HANDLER}`,
  ],
  'the classification of a variable': [
    [VALUE_USE, 'case "initializer":', 'case "never":'],
    `import { authed } from './bases'\nconst base = authed()\nexport const f = base.${HANDLER}`,
  ],
  'the classification of a property': [
    [VALUE_USE, 'case "property":', 'case "never":'],
    `import { authed } from './bases'\nconst all = { base: authed() }\nexport const f = all.base.${HANDLER}`,
  ],
  'generated modules': [
    [
      'src/vite/split/module-host.js',
      'return PACKAGE_FILES.entries',
      'if (found.id.startsWith("\\0")) return null;\n\treturn PACKAGE_FILES.entries',
    ],
    `import { generated } from 'virtual:base'\nexport const f = generated().${HANDLER}`,
  ],
  'modules with a query': [
    [
      'src/vite/split/module-host.js',
      'return PACKAGE_FILES.entries',
      'if (found.id.includes("?")) return null;\n\treturn PACKAGE_FILES.entries',
    ],
    `import { queried } from 'virtual:base?of=query'\nexport const f = queried().${HANDLER}`,
  ],
  'the texts of generated modules': [
    ['src/vite/split/module-host.js', 'load: textOf', 'load: () => null'],
    `import { authed } from 'virtual:star'\nexport const f = authed().${HANDLER}`,
  ],
}

describe.each(Object.entries(MUTATIONS))('%s', (_what, [mutation, source]) => {
  // tests/transform has the code that the transform recognises.
  testInFull('is recognised, or refused by the transform', async () => {
    const message = await buildShared({ 'src/fns.ts': source })
    if (message === undefined) expect(isLeaking(shared)).toBe(false)
    else expect(message).toContain('(BUILDER_NOT_FOLLOWED)')
  })

  test('fails the build when it is not', async () => {
    const app = createFixtureApp(filesOf({ 'src/fns.ts': source }))
    mutate(app, mutation)
    expect(await buildClient(app)).toContain('(NOT_SPLIT)')
    app.remove()
  })
})

const FIRST = 'seamline:transform'
const SECOND = 'seamline:split-emitted'

/** The code left in each case when the transform misses it. */
const LEFT: Readonly<Record<string, readonly [what: string, source: string]>> = {
  'a handler': ['`.handler(…)`', `export const f = createServerFn().${HANDLER}`],
  'a validator alone': [
    '`.inputValidator(…)`',
    `export const f = createServerFn().inputValidator(() => 'SERVER_MARKER')`,
  ],
  'an old validator': [
    '`.validator(…)`',
    `export const f = createServerFn().validator(() => 'SERVER_MARKER')`,
  ],
  'a server function of middleware': [
    '`.server(…)`',
    `export const f = createMiddleware({ type: 'function' }).client(({ next }) => next()).server(() => 'SERVER_MARKER')`,
  ],
  'a validator of context': [
    '`.contextValidator(…)`',
    `export const f = createMiddleware({ type: 'function' }).contextValidator(() => 'SERVER_MARKER')`,
  ],
  'middleware of a start instance': [
    '`.server(…)`',
    `const start = createStart(() => ({}))\nexport const f = start.createMiddleware().server(() => 'SERVER_MARKER')`,
  ],
  'a server-only function': [
    '`createServerOnlyFn(…)`',
    `export const f = createServerOnlyFn(() => 'SERVER_MARKER')`,
  ],
  'the server implementation of an isomorphic function': [
    '`.server(…)`',
    `export const f = createIsomorphicFn().client(() => 1).server(() => 'SERVER_MARKER')`,
  ],
  'middleware of all requests': [
    'the option `requestMiddleware`',
    `export const f = createStart(() => ({ requestMiddleware: [() => 'SERVER_MARKER'] }))`,
  ],
  'options of the endpoint': [
    'the option `onError`',
    `export const f = createStart(() => ({ serverFns: { onError: () => 'SERVER_MARKER' } }))`,
  ],
  'limits of a function': [
    'the option `limits`',
    `export const f = createServerFn({ limits: { body: 'SERVER_MARKER' } })`,
  ],
  'a name in quotes': [
    '`.handler(…)`',
    `export const f = createServerFn()['handler'](() => 'SERVER_MARKER')`,
  ],
  'a name in a constant': [
    '`.handler(…)`',
    `const name = 'handler'\nexport const f = createServerFn()[name](() => 'SERVER_MARKER')`,
  ],
  'a method that is taken out': [
    '`.handler(…)`',
    `const { handler } = createServerFn()\nexport const f = handler(() => 'SERVER_MARKER')`,
  ],
  'a method that is called by another': [
    '`.handler(…)`',
    `const base = createServerFn()\nexport const f = base.handler.call(base, () => 'SERVER_MARKER')`,
  ],
  'a list': ['`.handler(…)`', `export const f = [createServerFn()][0].${HANDLER}`],
  'a map': [
    '`.handler(…)`',
    `const all = new Map([['a', createServerFn()]])\nexport const f = all.get('a').${HANDLER}`,
  ],
  'a class field': [
    '`.handler(…)`',
    `class A { base = createServerFn(); f = this.base.${HANDLER} }\nexport const f = new A().f`,
  ],
  'a private and a static field': [
    '`.handler(…)`',
    `class A { static #base = createServerFn(); static f() { return A.#base.${HANDLER} } }\nexport const f = A.f`,
  ],
  'an object that refers to itself': [
    '`.handler(…)`',
    `const o = { base: createServerFn(), f() { return this.base.${HANDLER} } }\nexport const f = o.f`,
  ],
  'a parameter': [
    '`.handler(…)`',
    `const finish = (base) => base.${HANDLER}\nexport const f = finish(createServerFn())`,
  ],
  'a parameter of another module’s function': [
    '`.handler(…)`',
    `import { finish } from './finish'\nexport const f = finish(createServerFn())`,
  ],
  'a callback': [
    '`.handler(…)`',
    `export const f = [createServerFn].map((make) => make().${HANDLER})`,
  ],
  'a promise': [
    '`.handler(…)`',
    `export const f = import('seamline').then((all) => all.createServerFn().${HANDLER})`,
  ],
  'a promise, taken apart': [
    '`.handler(…)`',
    `export const f = import('seamline').then(({ createServerFn: make }) => make().${HANDLER})`,
  ],
  'a module that is awaited': [
    '`createServerOnlyFn(…)`',
    `const all = await import('seamline')\nexport const f = all.createServerOnlyFn(() => 'SERVER_MARKER')`,
  ],
  'a server-only function, by another name': [
    '`createServerOnlyFn(…)`',
    `import { so } from './renamed'\nexport const f = so(() => 'SERVER_MARKER')`,
  ],
  'a namespace': [
    '`createServerOnlyFn(…)`',
    `import * as all from 'seamline'\nexport const f = all.createServerOnlyFn(() => 'SERVER_MARKER')`,
  ],
  'a variable that is filled later': [
    '`.handler(…)`',
    `let base\nif (globalThis.x) base = createServerFn()\nexport const f = base?.${HANDLER}`,
  ],
  'a property that is filled later': [
    '`.handler(…)`',
    `const all = {}\nall.base = createServerFn()\nexport const f = all.base.${HANDLER}`,
  ],
  'a loop': [
    '`.handler(…)`',
    `export const f = []\nfor (const base of [createServerFn()]) f.push(base.${HANDLER})`,
  ],
  'a promise that is stored': [
    '`.handler(…)`',
    `const base = await new Promise((resolve) => { setTimeout(() => resolve(createServerFn())) })
      export const f = base.${HANDLER}`,
  ],
  'a constructor': [
    '`.handler(…)`',
    `class A { constructor() { this.base = createServerFn() } }\nexport const f = new A().base.${HANDLER}`,
  ],
  'a variable that a function fills': [
    '`.handler(…)`',
    `let base\nconst fill = () => { base = createServerFn() }\nfill()\nexport const f = base.${HANDLER}`,
  ],
  'a function with two return statements': [
    '`.handler(…)`',
    `function make(x) { if (x) return undefined; const base = createServerFn(); return base }\nexport const f = make().${HANDLER}`,
  ],
  'a getter': [
    '`.handler(…)`',
    `const o = { get base() { return createServerFn() } }\nexport const f = o.base.${HANDLER}`,
  ],
  'a generator': [
    '`.handler(…)`',
    `function* bases() { yield createServerFn() }\nexport const f = [...bases()].map((base) => base.${HANDLER})`,
  ],
  'an assignment to exports of a module': [
    '`.handler(…)`',
    `import { late } from './late'\nexport const f = late.${HANDLER}`,
  ],
  'modules that are found by a pattern': [
    '`.handler(…)`',
    `const all = import.meta.glob('./bases.ts', { eager: true })\nexport const f = all['./bases.ts'].authed().${HANDLER}`,
  ],
  'a module that is loaded lazily, by a pattern': [
    '`.handler(…)`',
    `const all = import.meta.glob('./bases.ts')\nexport const f = all['./bases.ts']().then(({ authed }) => authed().${HANDLER})`,
  ],
  'a generated base': [
    '`.handler(…)`',
    `import { generated } from 'virtual:base'\nexport const f = generated().${HANDLER}`,
  ],
  'a barrel with decorators of parameters': [
    '`.handler(…)`',
    `import { authed } from './repo'\nexport const f = authed().${HANDLER}`,
  ],
}

const BUILDERS = `import { createIsomorphicFn, createMiddleware, createServerFn, createServerOnlyFn, createStart } from 'seamline'\n`

const HELPERS: AppFiles = {
  'src/renamed.ts': `export { createServerOnlyFn as so } from 'seamline'`,
  'src/finish.ts': `export const finish = (base) => base.${HANDLER}`,
  'src/late.ts': `import { createServerFn } from 'seamline'\nexport let late\nlate = createServerFn()`,
  'src/repo.ts': `export * from './bases'
    const inject = (_key: string): any => () => {}
    export class Repo { constructor(@inject('db') public db: string) {} }`,
}

describe('without the transform, the check names', () => {
  test.each(Object.entries(LEFT))('%s', async (_what, [what, source]) => {
    const files = { ...HELPERS, 'src/fns.ts': BUILDERS + source }
    const message = await buildShared(files, [FIRST, SECOND])
    expect(message).toContain('(NOT_SPLIT)')
    expect(message).toContain(` has ${what}, which`)
  })
})

test('the check finds a generated base without the second pass', async () => {
  const source = `import { generated } from 'virtual:base'\nexport const f = generated().${HANDLER}`
  const message = await buildShared({ 'src/fns.ts': source }, [SECOND])
  expect(message).toContain(
    [
      '[seamline] src/fns.ts:2 has `.handler(…)`, which was not split, so server code would reach the browser. (NOT_SPLIT)',
      `   export const f = generated().${HANDLER}`,
      '   index.html',
      ' → src/main.ts',
      ' → src/fns.ts',
    ].join('\n'),
  )
})

test('the check finds a module that the parser does not read without the second pass', async () => {
  const source = `import { authed } from './repo'\nexport const f = authed().${HANDLER}`
  const app = createFixtureApp(filesOf({ ...HELPERS, 'src/fns.ts': source }, [SECOND]))
  mutate(app, ['babel-plugin/model/parse-module.js', '"decorators",', ''])
  expect(await buildClient(app)).toContain('(NOT_SPLIT)')
  app.remove()
})

test('the check finds code that a later plugin adds', async () => {
  const message = await buildShared({
    'src/fns.ts': `export const f = $late`,
    'vite.config.js': `
      import { seamline } from 'seamline/vite'
      const late = {
        name: 'late',
        transform: {
          order: 'post',
          handler: (code, id) => id.endsWith('fns.ts')
            ? "import { createServerFn } from 'seamline'\\n" + code.replace('$late', "createServerFn().${HANDLER.replaceAll("'", "\\'")}")
            : undefined,
        },
      }
      export default { plugins: [seamline(), late] }`,
  })
  expect(message).toContain('(NOT_SPLIT)')
})
