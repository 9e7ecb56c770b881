/** A library of middleware and bases, and an app that has only its declarations. */

import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { createFixtureApp } from './fixture-app.ts'

const COMPILER_OPTIONS = {
  strict: true,
  skipLibCheck: true,
  declaration: true,
  composite: true,
  rootDir: 'src',
  outDir: 'dist',
  module: 'esnext',
  moduleResolution: 'bundler',
  target: 'es2022',
  lib: ['es2022', 'dom', 'dom.iterable', 'dom.asynciterable'],
  types: [],
}

const LIBRARY = `
  import { createCsrfMiddleware, createMiddleware, createServerFn, createStart } from 'seamline'
  import { z } from 'zod'
  export const auth = createMiddleware({ type: 'function' })
    .server(({ next }) => next({ context: { user: { id: 1 } } }))
  export const session = createMiddleware({ type: 'function' })
    .middleware([auth])
    .inputValidator(z.object({ workspace: z.string() }))
    .client(({ next }) => next({ sendContext: { token: 'a' }, context: { tab: 1 } }))
    .contextValidator(z.object({ token: z.string() }))
    .server(({ next }) => next({ context: { role: 'admin' }, sendContext: { time: new Date() } }))
  export const flagged = createMiddleware({ type: 'function' })
    .server(({ next }) => (Math.random() > 0.5 ? next() : next({ context: { flag: true } })))
  export const group = createMiddleware({ type: 'function' }).middleware([session, flagged])
  export const unfinished = createMiddleware({ type: 'function' }).validator(z.string())
  export const locale = createMiddleware().server(({ next }) => next({ context: { locale: 'en' } }))
  export const localized = createMiddleware().middleware([locale])
  export const csrf = createCsrfMiddleware()
  export const base = createServerFn().middleware([auth])
  export const posting = createServerFn({ method: 'POST', strict: { output: false } })
    .middleware([group, localized])
  export const validated = base({ strict: true }).inputValidator(z.object({ page: z.number() }))
  export const whoami = base.handler(({ context }) => context.user)
  export const all = { auth, bases: [base, validated] as const }
  export class Api {
    static readonly base = base
    readonly whoami = whoami
  }
  export const start = createStart(() => ({
    functionMiddleware: [session],
    requestMiddleware: [locale],
  }))
  export const fromStart = start.createMiddleware({ type: 'function' })
    .server(({ next, context }) => next({ context: { greeting: context.locale } }))
  export const paged = <TFilter extends z.ZodObject>(filter: TFilter) =>
    createMiddleware({ type: 'function' })
      .middleware([auth])
      .inputValidator(z.object({ filter, page: z.number() }))
      .server(({ next, data }) => next({ context: { offset: data.page } }))
  export const tagged = <TTag extends object>(tag: TTag) =>
    createMiddleware({ type: 'function' })
      .client(({ next }) => next({ sendContext: tag }))
      .server(({ next }) => next({ context: { tag } }))
  export const withTag = <TTag extends object>(tag: TTag) =>
    createServerFn().middleware([tagged(tag), auth])
  export const localizedTag = <TTag extends object>(tag: TTag) =>
    createMiddleware().middleware([locale]).server(({ next }) => next({ context: tag }))`

/** With the annotations that `isolatedDeclarations` requires. */
const ANNOTATED = `
  import {
    createMiddleware, createServerFn,
    type EmptyChain, type FunctionMiddleware, type ServerFn, type ServerFnBuilder,
  } from 'seamline'
  export interface SignedIn extends EmptyChain {
    readonly serverContext: { readonly user: { readonly id: number } }
  }
  export const auth: FunctionMiddleware<SignedIn> = createMiddleware({ type: 'function' })
    .server(({ next }) => next({ context: { user: { id: 1 } } }))
  export const base: ServerFnBuilder<SignedIn> = createServerFn().middleware([auth])
  export const whoami: ServerFn<undefined, number> = base.handler(({ context }) => context.user.id)`

const APP = `
  import { createServerFn, type ContextOf } from 'seamline'
  import { z } from 'zod'
  import * as annotated from '../../annotated/dist/index.js'
  import {
    Api, all, auth, flagged, fromStart, group, localizedTag, paged, posting, start, tagged,
    validated, whoami, withTag,
  } from '../../library/dist/index.js'
  const user: Promise<{ id: number }> = whoami()
  const id: Promise<number> = annotated.whoami()
  const other: number = ({} as ContextOf<typeof annotated.base>).user.id
  export const list = posting.handler(({ context, data }) => {
    const token: string = context.token
    const role: string = context.role
    const flag: boolean | undefined = context.flag
    return [data.workspace, token, role, context.locale, context.user.id, flag] as const
  })
  void list({ data: { workspace: 'w' } })
  // @ts-expect-error -- the library's middleware requires data
  void list()
  export const page = validated.handler(({ data, context }) => data.page + context.user.id)
  void page({ data: { page: 1 } })
  export const paging = createServerFn()
    .middleware([paged(z.object({ author: z.string() })), fromStart])
    .handler(({ data, context }) => {
      const author: string = data.filter.author
      return [author, context.offset.toFixed(), context.greeting.at(0)]
    })
  export const generic = withTag({ a: 1 }).handler(({ context }) => context.a + context.tag.a)
  export const listing = createServerFn()
    .middleware([tagged({ b: 'b' }), localizedTag({ c: 1 }), ...all.bases, Api.base])
    .handler(({ context }) => [context.b.at(0), context.c.toFixed(), context.locale.at(0)])
  export const inStart = start
    .createMiddleware({ type: 'function' })
    .server(({ next, context }) => next({ context: { both: context.locale + context.role } }))
  // @ts-expect-error -- a string
  const wrong: ContextOf<typeof group>['user'] = 'a'
  // @ts-expect-error -- nobody sets it
  void ({} as ContextOf<typeof flagged>).user
  void [user, id, other, auth, wrong]`

function project(options: object, references: readonly string[] = []): string {
  return JSON.stringify({
    compilerOptions: { ...COMPILER_OPTIONS, ...options },
    include: ['src'],
    references: references.map((path) => ({ path })),
  })
}

/**
 * Emits the declarations of the library and checks the app against them.
 *
 * @param tsc - the compiler's script
 * @returns what the compiler prints, which is nothing for a success, and the declarations
 */
export async function checkDeclarations(
  tsc: string,
): Promise<{ readonly printed: string; readonly declarations: string }> {
  const app = createFixtureApp({
    'library/tsconfig.json': project({}),
    'library/src/index.ts': LIBRARY,
    'annotated/tsconfig.json': project({ isolatedDeclarations: true }),
    'annotated/src/index.ts': ANNOTATED,
    'app/tsconfig.json': project({ skipLibCheck: false }, ['../library', '../annotated']),
    'app/src/index.ts': APP,
  })
  const run = promisify(execFile)(process.execPath, [tsc, '--build', 'app'], { cwd: app.root })
  const { stdout } = await run.catch((failure: { readonly stdout: string }) => failure)
  const declarations = app.read('library').get('dist/index.d.ts') ?? ''
  app.remove()
  return { printed: stdout, declarations }
}
