/** The ways in which a server function may come through other plugins, each a part of one app. */

import type { AppFiles } from './fixture-app.ts'

/** One way. */
export interface Kind {
  /** The imports that the page calls: names by the module that exports them. */
  readonly calls: Readonly<Record<string, string>>
  /** The expected responses, by the functions' places in the report. */
  readonly answers: Readonly<Record<string, unknown>>
  readonly files?: AppFiles
  /** Texts of modules without a file. */
  readonly virtual?: AppFiles
}

const FN = `import { createServerFn } from 'seamline'`

/** An expression with the marker in its source text but not in its value. */
function marked(value: string): string {
  return `'SERVER_MARKER ${value}'.slice(14)`
}

const VIRTUAL: Readonly<Record<string, Kind>> = {
  'a module without a file': {
    calls: { noEnding: 'virtual:no-ending' },
    answers: { 'virtual:no-ending#noEnding': 'no ending' },
    virtual: {
      'virtual:no-ending': `${FN}\nexport const noEnding = createServerFn().handler(() => ${marked('no ending')})`,
    },
  },
  'a module without a file, whose id looks like one': {
    calls: { ending: 'virtual:ending.ts' },
    answers: { 'virtual:ending.ts#ending': 'ending' },
    virtual: {
      'virtual:ending.ts': `${FN}\nexport const ending = createServerFn().handler(() => ${marked('ending')})`,
    },
  },
  'a module whose id has no prefix of a plugin': {
    calls: { plain: 'plain:module' },
    answers: { 'plain:module#plain': 'plain' },
    virtual: {
      'plain:module': `${FN}\nexport const plain = createServerFn().handler(() => ${marked('plain')})`,
    },
  },
  'modules that their queries tell apart': {
    calls: {
      'issue as issuePublic': 'virtual:issues?variant=public',
      'issue as issueAdmin': 'virtual:issues?variant=admin',
    },
    answers: {
      'virtual:issues?variant=public#issue': 'public',
      'virtual:issues?variant=admin#issue': 'admin',
    },
    virtual: {
      'virtual:issues?variant=public': `${FN}\nexport const issue = createServerFn().handler(() => ${marked('public')})`,
      'virtual:issues?variant=admin': `${FN}\nexport const issue = createServerFn().handler(() => ${marked('admin')})`,
    },
  },
  'properties, and a default export': {
    calls: { 'default as unnamed, api': 'virtual:shapes' },
    answers: { 'virtual:shapes#default': 'default', 'virtual:shapes#api.notes.list': 'listed' },
    virtual: {
      'virtual:shapes': `${FN}
        export const api = { notes: { list: createServerFn().handler(() => ${marked('listed')}) } }
        export default createServerFn({ method: 'POST' }).handler(() => ${marked('default')})`,
    },
  },
  'a module that is loaded lazily': {
    calls: {},
    answers: { 'virtual:later#later': 'later' },
    files: { 'src/later.ts': `export const loadLater = () => import('virtual:later')` },
    virtual: {
      'virtual:later': `${FN}\nexport const later = createServerFn().handler(() => ${marked('later')})`,
    },
  },
  'a module that only a worker imports': {
    calls: {},
    answers: { 'virtual:of-worker#ofWorker': 'worker' },
    files: {
      'src/worker.ts': `import { ofWorker } from 'virtual:of-worker'
        self.onmessage = async () => self.postMessage(await ofWorker())`,
      'src/starts.ts': `export const startWorker = () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })`,
    },
    virtual: {
      'virtual:of-worker': `import { workerBase } from 'virtual:worker-base'\nexport const ofWorker = workerBase().handler(() => ${marked('worker')})`,
      'virtual:worker-base': `${FN}\nexport const workerBase = createServerFn()`,
    },
  },
}

const BUILDERS: Readonly<Record<string, Kind>> = {
  'a base that a generated module re-exports with `export *`': {
    calls: { viaStar: './via-star' },
    answers: { 'src/via-star.ts#viaStar': 'star' },
    files: {
      'src/base.ts': `${FN}\nexport const authed = createServerFn()`,
      'src/via-star.ts': `import { authed } from 'virtual:star'\nexport const viaStar = authed().handler(() => ${marked('star')})`,
    },
    virtual: { 'virtual:star': `export * from '/src/base.ts'` },
  },
  'a base that a generated module re-exports by another name': {
    calls: { viaName: './via-name' },
    answers: { 'src/via-name.ts#viaName': 'name' },
    files: {
      'src/named-base.ts': `${FN}\nexport const authed = createServerFn()`,
      'src/via-name.ts': `import { signedIn } from 'virtual:named'\nexport const viaName = signedIn({ method: 'POST' }).handler(() => ${marked('name')})`,
    },
    virtual: { 'virtual:named': `export { authed as signedIn } from '/src/named-base.ts'` },
  },
  'a base created in a generated module, three modules away': {
    calls: { faraway: './faraway' },
    answers: { 'src/faraway.ts#faraway': 'far' },
    files: {
      'src/faraway.ts': `import * as all from './barrel'\nexport const faraway = all.far().handler(() => ${marked('far')})`,
      'src/barrel.ts': `export * from 'virtual:second'`,
    },
    virtual: {
      'virtual:second': `import { makeFar } from 'virtual:third'\nconst far = makeFar('x')\nexport { far }`,
      'virtual:third': `${FN}\nexport const makeFar = (role) => createServerFn()`,
    },
  },
  'factories that differ by a query': {
    calls: { viaPublic: './via-public', viaAdmin: './via-admin' },
    answers: { 'src/via-public.ts#viaPublic': 'public', 'src/via-admin.ts#viaAdmin': 'admin' },
    files: {
      'src/via-public.ts': `import { createIssueFn } from 'virtual:fn-factory?variant=public'\nexport const viaPublic = createIssueFn().handler(() => ${marked('public')})`,
      'src/via-admin.ts': `import { createIssueFn } from 'virtual:fn-factory?variant=admin'\nexport const viaAdmin = createIssueFn().handler(({ context }) => context.role)`,
    },
    virtual: {
      'virtual:fn-factory?variant=public': `${FN}\nexport const createIssueFn = () => createServerFn()`,
      'virtual:fn-factory?variant=admin': `import { createMiddleware, createServerFn } from 'seamline'
        const admin = createMiddleware({ type: 'function' }).server(({ next }) => next({ context: { role: ${marked('admin')} } }))
        export const createIssueFn = () => createServerFn().middleware([admin])`,
    },
  },
  'a base that is imported when it is needed': {
    calls: { dynamic: './dynamic' },
    answers: { 'src/dynamic.ts#dynamic': 'dynamic' },
    files: {
      'src/dynamic.ts': `const { lateBase } = await import('virtual:late-base')\nexport const dynamic = lateBase().handler(() => ${marked('dynamic')})`,
    },
    virtual: { 'virtual:late-base': `${FN}\nexport const lateBase = createServerFn()` },
  },
  'middleware and validators that are generated': {
    calls: { guarded: './guarded' },
    answers: { 'src/guarded.ts#guarded': 'guarded by middleware' },
    files: {
      'src/guarded.ts': `${FN}
        import { by } from 'virtual:auth'
        import { checked } from 'virtual:checked'
        export const guarded = checked.middleware([by]).handler(({ context }) => ${marked('guarded')} + ' by ' + context.by)`,
    },
    virtual: {
      'virtual:auth': `import { createMiddleware } from 'seamline'
        export const by = createMiddleware({ type: 'function' })
          .client(({ next }) => next({ headers: { 'x-by': 'CLIENT_MARKER' } }))
          .server(({ next }) => next({ context: { by: ${marked('middleware')} } }))`,
      'virtual:checked': `${FN}\nexport const checked = createServerFn().inputValidator(() => ${marked('checked')})`,
    },
  },
  'functions of one side in a generated module': {
    calls: { sided: './sided' },
    answers: { 'src/sided.ts#sided': 'server secret' },
    files: {
      'src/sided.ts': `${FN}
        import { secret, side } from 'virtual:sides'
        export const here = () => side()
        export const sided = createServerFn().handler(() => side() + ' ' + secret())`,
    },
    virtual: {
      'virtual:sides': `import { createIsomorphicFn, createServerOnlyFn } from 'seamline'
        export const secret = createServerOnlyFn(() => ${marked('secret')})
        export const side = createIsomorphicFn().client(() => 'CLIENT_MARKER').server(() => ${marked('server')})`,
    },
  },
  'a barrel in a cycle with the module that it re-exports': {
    calls: { inCircle: './circle/fns' },
    answers: { 'src/circle/fns.ts#inCircle': 'circle' },
    files: {
      'src/circle/base.ts': `${FN}\nimport { label } from 'virtual:circle'\nexport const circleBase = createServerFn()\nexport const labelOf = () => label`,
      'src/circle/fns.ts': `import { circleBase } from 'virtual:circle'\nexport const inCircle = circleBase().handler(() => ${marked('circle')})`,
    },
    virtual: {
      'virtual:circle': `export * from '/src/circle/base.ts'\nexport * from '/src/circle/fns.ts'\nexport const label = 'CLIENT_MARKER'`,
    },
  },
  'two generated modules that import bases from each other': {
    calls: { leftFn: 'virtual:left', rightFn: 'virtual:right' },
    answers: { 'virtual:left#leftFn': 'left', 'virtual:right#rightFn': 'right' },
    virtual: {
      'virtual:left': `${FN}\nimport { rightBase } from 'virtual:right'
        export function leftBase() { return createServerFn() }
        export const leftFn = rightBase().handler(() => ${marked('left')})`,
      'virtual:right': `${FN}\nimport { leftBase } from 'virtual:left'
        export function rightBase() { return createServerFn() }
        export const rightFn = leftBase().handler(() => ${marked('right')})`,
    },
  },
  'the package under a name of the app’s own': {
    calls: { aliased: './aliased' },
    answers: { 'src/aliased.ts#aliased': 'aliased' },
    files: {
      'src/aliased.ts': `import { createServerFn } from '#fns'\nexport const aliased = createServerFn().handler(() => ${marked('aliased')})`,
    },
  },
  'one module with functions of both passes': {
    calls: { 'early, late': './both' },
    answers: { 'src/both.ts#early': 'early', 'src/both.ts#late': 'late' },
    files: {
      'src/both.ts': `${FN}
        import { lateMade } from 'virtual:late-made'
        import { shared } from './both-shared'
        export const early = createServerFn().handler(() => shared('early'))
        export const late = lateMade().handler(() => shared('late'))`,
      'src/both-shared.ts': `export const shared = (text: string) => 'SERVER_MARKER '.slice(14) + text`,
    },
    virtual: { 'virtual:late-made': `${FN}\nexport const lateMade = createServerFn()` },
  },
}

const PROCESSED: Readonly<Record<string, Kind>> = {
  'a document': {
    calls: { mdxFn: './doc.mdx' },
    answers: { 'src/doc.mdx#mdxFn': 'document' },
    files: {
      'src/doc.mdx': `${FN}\n\nexport const mdxFn = createServerFn().handler(() => ${marked('document')})\n\n# Hello\n`,
    },
  },
  'imports that are added after the transform': {
    calls: { autoLate: './auto-late' },
    answers: { 'src/auto-late.ts#autoLate': 'auto late' },
    files: {
      'src/auto-late.ts': `import { key } from './auto-key'\nexport const autoLate = createServerFn().handler(() => key)`,
      'src/auto-key.ts': `export const key = ${marked('auto late')}`,
    },
  },
  'imports that are added before the transform': {
    calls: { autoEarly: './auto-early' },
    answers: { 'src/auto-early.ts#autoEarly': 'auto early' },
    files: {
      'src/auto-early.ts': `export const autoEarly = createServerFn().handler(() => ${marked('auto early')})`,
    },
  },
  'imports of a base that are added after the transform': {
    calls: { autoBase: './auto-base' },
    answers: { 'src/auto-base.ts#autoBase': 'auto base' },
    files: {
      'src/bases/auto.ts': `${FN}\nexport const autoAuthed = createServerFn()`,
      'src/auto-base.ts': `export const autoBase = autoAuthed().handler(() => ${marked('auto base')})`,
    },
  },
  'a macro before the transform': {
    calls: { macroPre: './macro-pre' },
    answers: { 'src/macro-pre.ts#macroPre': 'macro pre' },
    files: { 'src/macro-pre.ts': `export const macroPre = $server(${marked('macro pre')})` },
  },
  'a macro after the transform': {
    calls: { macroNormal: './macro-normal' },
    answers: { 'src/macro-normal.ts#macroNormal': 'macro normal' },
    files: {
      'src/macro-normal.ts': `export const macroNormal = $server(${marked('macro normal')})`,
    },
  },
  'a macro after all other plugins': {
    calls: { macroPost: './macro-post' },
    answers: { 'src/macro-post.ts#macroPost': 'macro post' },
    files: { 'src/macro-post.ts': `export const macroPost = $server(${marked('macro post')})` },
  },
  'a dialect that no parser reads': {
    calls: { spoken: './spoken.dialect.ts' },
    answers: { 'src/spoken.dialect.ts#spoken': 'spoken' },
    files: { 'src/spoken.dialect.ts': `${FN}\nfn spoken = ${marked('spoken')}` },
  },
  'a base in a dialect that no parser reads': {
    calls: { viaDialect: './via-dialect' },
    answers: { 'src/via-dialect.ts#viaDialect': 'via dialect' },
    files: {
      'src/tongue.dialect.ts': `${FN}\nfn other = ${marked('other')}\nexport const tongue = createServerFn()`,
      'src/via-dialect.ts': `import { tongue } from './tongue.dialect'\nexport const viaDialect = tongue().handler(() => ${marked('via dialect')})`,
    },
  },
  'a file of another language': {
    calls: { 'milk, bread': './shopping.list' },
    answers: { 'src/shopping.list#milk': 'milk', 'src/shopping.list#bread': 'bread' },
    files: { 'src/shopping.list': 'milk\nbread\n' },
  },
  'a module that a query derives from a file': {
    calls: { greet: './greeting.json?client' },
    answers: { 'src/greeting.json#greet': 'hello' },
    files: { 'src/greeting.json': `{ "greeting": "hello" }` },
  },
  'a copy of a module, beside the module': {
    calls: { 'copied, at': './copied', 'copied as again, at as atAgain': './copied?copy' },
    answers: { 'src/copied.ts#copied': 'copied' },
    files: {
      'src/copied.ts': `${FN}\nexport const at = 'CLIENT_MARKER of the file'\nexport const copied = createServerFn().handler(() => ${marked('copied')})`,
    },
  },
  'a module that is found by a pattern': {
    calls: {},
    answers: { 'src/pages/one.ts#one': 'one' },
    files: {
      'src/globbed.ts': `export const pages = import.meta.glob('./pages/*.ts')\nexport const eager = import.meta.glob('./pages/*.ts', { eager: true, import: 'one' })`,
      'src/pages/one.ts': `import { pageFn } from 'virtual:pages'\nexport const one = pageFn().handler(() => ${marked('one')})`,
    },
    virtual: { 'virtual:pages': `${FN}\nexport const pageFn = createServerFn()` },
  },
  'a linked package that a plugin completes': {
    calls: { kitFn: '@fixture/kit', ofKit: './of-kit' },
    answers: { '@fixture/kit/src/index.ts#kitFn': 'kit', 'src/of-kit.ts#ofKit': 'of kit' },
    files: {
      'src/of-kit.ts': `import { kitBase } from '@fixture/kit'\nexport const ofKit = kitBase().handler(() => ${marked('of kit')})`,
      '../../packages/kit/package.json': JSON.stringify({
        name: '@fixture/kit',
        version: '1.0.0',
        type: 'module',
        exports: './src/index.ts',
        peerDependencies: { seamline: '*' },
      }),
      '../../packages/kit/src/index.ts': `import { base } from 'virtual:kit-base'\nexport const kitBase = base()\nexport const kitFn = kitBase().handler(() => ${marked('kit')})`,
    },
    virtual: { 'virtual:kit-base': `${FN}\nexport const base = () => createServerFn()` },
  },
}

const SYNTAX: Readonly<Record<string, Kind>> = {
  'a barrel with decorators of parameters': {
    calls: { viaRepo: './via-repo' },
    answers: { 'src/via-repo.ts#viaRepo': 'repo' },
    files: {
      'src/repo-base.ts': `${FN}\nexport const repoBase = createServerFn()`,
      'src/repo.ts': `export * from './repo-base'
        const inject = (_key: string): any => () => {}
        export class Repo { constructor(@inject('db') public db: string) {} }`,
      'src/via-repo.ts': `import { repoBase } from './repo'\nexport const viaRepo = repoBase().handler(() => ${marked('repo')})`,
    },
  },
  'a module with decorators of parameters of its own': {
    calls: { decorated: './decorated' },
    answers: { 'src/decorated.ts#decorated': 'main' },
    files: {
      'src/decorated.ts': `${FN}
        const inject = (_key: string): any => () => {}
        class Repo { constructor(@inject('db') private db: string) {} name() { return this.db.slice(14) } }
        export const decorated = createServerFn().handler(() => new Repo('SERVER_MARKER main').name())`,
    },
  },
  'names in brackets within an enumeration': {
    calls: { level: './level' },
    answers: { 'src/level.ts#level': 1 },
    files: {
      'src/level.ts': `${FN}\nenum Level { ['very-high'] = 1 }\nexport const level = createServerFn().handler(() => Level['very-high'])`,
    },
  },
}

export const KINDS: Readonly<Record<string, Kind>> = {
  ...VIRTUAL,
  ...BUILDERS,
  ...PROCESSED,
  ...SYNTAX,
}
