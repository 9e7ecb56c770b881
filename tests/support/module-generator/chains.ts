/** Chains of the package: a builder and the methods called on it. */

import { builder, wrapped } from './builders.ts'
import { expression, fn } from './expressions.ts'
import { fromOthers } from './imports.ts'
import { serverFnOptions } from './options.ts'
import type { Writer } from './writer.ts'

interface Step {
  readonly method: string
  readonly argument: string
  readonly isServers: boolean
}

/** A server function, or a base when there is no handler. */
export function serverFnChain(writer: Writer, hasHandler: boolean): string {
  const steps = [...middlewareSteps(writer), ...validatorSteps(writer)]
  if (hasHandler) steps.push(serverStep(writer, 'handler', fn))
  return joined(writer, serverFnStart(writer), steps)
}

function serverFnStart(writer: Writer): string {
  const bases = [...writer.draft.bases, ...fromOthers(writer, ['base', 'base factory', 'bases'])]
  const base = (): string => {
    writer.draft.chains++
    return writer.take(bases) ?? ''
  }
  const fresh = (): string => `${builder(writer, 'createServerFn')}(${serverFnOptions(writer)})`
  return writer.choose('server function starts at', {
    builder: fresh,
    'builder, again': fresh,
    base: bases.length > 0 && base,
    'base that is called': bases.length > 0 && (() => `${base()}(${serverFnOptions(writer)})`),
  })
}

function middlewareSteps(writer: Writer): readonly Step[] {
  const steps: Step[] = []
  const add = (argument: string): string => {
    steps.push({ method: 'middleware', argument, isServers: false })
    return ''
  }
  const entries = (): string => [entry(writer), ...writer.times(2, () => entry(writer))].join(', ')
  writer.choose('middleware list', {
    none: () => '',
    'in place': () => add(`[${entries()}]`),
    'wrapped entries': () => add(`[${wrapped(writer, entry(writer))}]`),
    'two lists': () => add(`[${entry(writer)}]`) + add(`[${entry(writer)}]`),
    'in a constant': () => {
      const name = writer.newName('list')
      writer.hoist(`const ${name} = [${middleware(writer)}]`)
      return add(name)
    },
    spread: () => add(`[...[${middleware(writer)}], ${entry(writer)}]`),
  })
  return steps
}

function entry(writer: Writer): string {
  const { bases } = writer.draft
  return writer.choose('entry of a middleware list', {
    middleware: () => middleware(writer),
    base: bases.length > 0 && (() => writer.take(bases) ?? ''),
    'base of another module': () =>
      writer.take(fromOthers(writer, ['base', 'bases'])) ?? middleware(writer),
    'in place': () => middlewareChain(writer),
  })
}

/** Middleware by its name; the app's own by default. */
function middleware(writer: Writer): string {
  const others = fromOthers(writer, ['middleware', 'middleware factory'])
  const offers = [...writer.draft.middleware, ...others]
  return writer.take(offers) ?? `app.log('${writer.mark()}')`
}

function validatorSteps(writer: Writer): readonly Step[] {
  const steps: Step[] = []
  const add = (method: string, write: (user: Writer) => string): string => {
    steps.push(serverStep(writer, method, write))
    return ''
  }
  writer.choose('validator', {
    none: () => '',
    inputValidator: () => add('inputValidator', expression),
    validator: () => add('validator', expression),
    'function as a validator': () => add('inputValidator', fn),
  })
  return steps
}

/** Names of locals that one environment may use. */
export interface Locals {
  readonly client: string
  readonly server: string
}

/** A middleware; with locals, it has client and server functions that use them. */
export function middlewareChain(writer: Writer, locals?: Locals): string {
  const steps = [...middlewareSteps(writer), ...validatorSteps(writer)]
  const has = { client: false, context: false, server: false }
  const sides = (client: boolean, context: boolean, server: boolean): string => {
    Object.assign(has, { client, context, server })
    return ''
  }
  const both = { 'both, for their locals': () => sides(true, false, true) }
  writer.choose(
    'functions of a middleware',
    locals
      ? both
      : {
          server: () => sides(false, false, true),
          client: () => sides(true, false, false),
          both: () => sides(true, false, true),
          'context validator and server': () => sides(false, true, true),
          all: () => sides(true, true, true),
          none: () => sides(false, false, false),
        },
  )
  if (has.client) {
    const argument = locals ? middlewareFn(writer, locals.client) : fn(writer)
    steps.push({ method: 'client', argument, isServers: false })
  }
  if (has.context) steps.push(serverStep(writer, 'contextValidator', expression))
  if (has.server && locals) {
    const argument = writer.within('server', () => middlewareFn(writer, locals.server))
    steps.push({ method: 'server', argument, isServers: true })
  } else if (has.server) {
    steps.push(serverStep(writer, 'server', fn))
  }
  return joined(writer, middlewareStart(writer), steps)
}

function middlewareFn(writer: Writer, local: string): string {
  return `({ next }) => next(${local}, ${writer.inFunction(() => expression(writer))})`
}

function middlewareStart(writer: Writer): string {
  const fresh = (options: string) => () => `${builder(writer, 'createMiddleware')}(${options})`
  const { middleware: known } = writer.draft
  return writer.choose('middleware starts at', {
    'builder for functions': fresh(`{ type: 'function' }`),
    'builder for requests': fresh(''),
    'builder with a wrapped type': fresh(wrapped(writer, `{ 'type': 'request' }`)),
    'another middleware':
      known.length > 0 &&
      (() => {
        writer.draft.chains++
        return writer.take(known) ?? ''
      }),
  })
}

/** A function for one environment, or with one body for each. */
export function environmentFunction(writer: Writer): string {
  const on = (side: 'server' | 'browser'): string =>
    writer.within(side, () => implementation(writer))
  const isomorphic = (...calls: readonly string[]): string =>
    calls.reduce(
      (text, call) => wrapped(writer, text) + call,
      `${builder(writer, 'createIsomorphicFn')}()`,
    )
  return writer.choose('environment function', {
    createServerOnlyFn: () => `${builder(writer, 'createServerOnlyFn')}(${on('server')})`,
    createClientOnlyFn: () => `${builder(writer, 'createClientOnlyFn')}(${on('browser')})`,
    'createIsomorphicFn with client and server': () =>
      isomorphic(`.client(${on('browser')})`, `.server(${on('server')})`),
    'createIsomorphicFn with server and client': () =>
      isomorphic(`.server(${on('server')})`, `.client(${on('browser')})`),
    'createIsomorphicFn with server': () => isomorphic(`.server(${on('server')})`),
    'createIsomorphicFn with client': () => isomorphic(`.client(${on('browser')})`),
    'createIsomorphicFn with neither': () => isomorphic(),
  })
}

function implementation(writer: Writer): string {
  return writer.choose('argument of an environment function', {
    function: () => fn(writer),
    value: () => expression(writer),
    wrapped: () => wrapped(writer, fn(writer)),
  })
}

function serverStep(writer: Writer, method: string, write: (user: Writer) => string): Step {
  const argument = writer.within('server', () =>
    writer.choose('argument of a server method', {
      plain: () => write(writer),
      'any value': () => expression(writer),
      'behind a comment': () => `/* ${writer.mark()} */ ${write(writer)}`,
      'before a comment': () => `${write(writer)} /* ${writer.mark()} */`,
      'on a line of its own': () =>
        `\n// ${writer.mark()}\n${write(writer)}, // ${writer.mark()}\n`,
      wrapped: () => wrapped(writer, write(writer)),
    }),
  )
  return { method, argument, isServers: true }
}

function joined(writer: Writer, start: string, steps: readonly Step[]): string {
  return steps.reduce((text, step) => {
    const object = wrapped(writer, text)
    return writer.choose('dot', {
      plain: () => `${object}.${step.method}(${step.argument})`,
      'on the next line': () => `${object}\n  .${step.method}(${step.argument})`,
      'around comments': () =>
        `${object} /* before */ . /* behind */ ${step.method} /* end */ (${step.argument})`,
      'behind a comment of the server': () =>
        step.isServers
          ? `${object} // ${writer.within('server', () => writer.mark())}\n.${step.method}(${step.argument})`
          : `${object}.${step.method}(${step.argument})`,
    })
  }, start)
}
