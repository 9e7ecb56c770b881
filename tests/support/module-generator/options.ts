/** Options objects with some server-only keys. */

import { builder, routeBuilder, wrapped } from './builders.ts'
import { expression, fn, use } from './expressions.ts'
import type { Writer } from './writer.ts'

/** Options of `createServerFn`, or of a base that is called. */
export function serverFnOptions(writer: Writer): string {
  const limits = (): string => serverOption(writer, 'limits')
  return writer.choose('options of a server function', {
    none: () => '',
    method: () => `{ method: 'POST' }`,
    limits: () => `{ ${limits()} }`,
    'method and limits': () => `{ ${limits()}, 'method': 'POST', strict: ${use(writer)} }`,
    wrapped: () => wrapped(writer, `{ method: 'GET', ${limits()} }`),
    'in a constant': () => inConstant(writer, `{ method: 'POST', ${limits()} }`),
    spread: () => `{ ...{ method: 'POST' }, ${limits()} }`,
  })
}

/** The start instance. */
export function start(writer: Writer): string {
  const options = writer.inFunction(() => startOptions(writer))
  return `${builder(writer, 'createStart')}(${startCallback(writer, options)})`
}

function startOptions(writer: Writer): string {
  const middleware = (): string => writer.take(writer.draft.middleware) ?? `'${writer.mark()}'`
  const functions = writer.choose('options of start for both', {
    none: () => '',
    'function middleware': () => `functionMiddleware: [${middleware()}, ${expression(writer)}], `,
    adapters: () =>
      `'serializationAdapters': [${expression(writer)}], defaultSsr: ${use(writer)}, `,
  })
  const requests = writer.choose('request middleware of start', {
    none: () => '',
    option: () => `${serverOption(writer, 'requestMiddleware')}, `,
    list: () =>
      `requestMiddleware: [${writer.within('server', () => `${middleware()}, ${middleware()}`)}], `,
  })
  return `{ ${functions}${requests}${serverFns(writer)} }`
}

function serverFns(writer: Writer): string {
  const server = (key: string): string => serverOption(writer, key)
  return writer.choose('options for server functions', {
    none: () => '',
    fetch: () => `serverFns: { fetch: ${expression(writer)} }`,
    'of either side': () =>
      `serverFns: { fetch: ${fn(writer)}, ${server('onError')}, onStale: ${fn(writer)}, ${server('csrf')} }`,
    'of the server': () =>
      `serverFns: { ${server('origin')}, ${server('allowedOrigins')}, ${server('limits')} }`,
    wrapped: () => `'serverFns': ${wrapped(writer, `{ ${server('trustProxy')} }`)}`,
    'in a constant': () =>
      `serverFns: ${inConstant(writer, `{ ${server('allowNonBrowser')}, fetch: ${expression(writer)} }`)}`,
  })
}

function startCallback(writer: Writer, options: string): string {
  const block = (): string => {
    const forServer = writer.newName('local')
    const forBoth = writer.newName('local')
    const declared = [
      `const ${forServer} = ${writer.within('server', () => writer.inFunction(() => expression(writer)))}`,
      `const ${forBoth} = ${writer.inFunction(() => expression(writer))}`,
    ]
    const uses = `functionMiddleware: ${forBoth}, requestMiddleware: [${forServer}], `
    // For a duplicate key, the last one counts.
    const all = `${options.slice(0, 1)} ${uses}${options.slice(1)}`
    return `{ ${declared.join('\n')}\nreturn ${all} }`
  }
  return writer.choose('callback of start', {
    'arrow with an object': () => `() => (${options})`,
    'arrow with a wrapped object': () => `() => (${wrapped(writer, options)})`,
    'function expression': () => `function () { return ${options} }`,
    'async arrow with locals': () => `async () => ${block()}`,
    'function expression with locals': () => `function () ${block()}`,
  })
}

/** A route with a block for the server. */
export function route(writer: Writer): string {
  const made = `${routeBuilder(writer)}('/${writer.mark()}')`
  const server = (): string => serverBlock(writer)
  const options = writer.choose('options of a route', {
    'server block alone': () => {
      writer.draft.serverRoute = writer.part
      return `{ ${server()} }`
    },
    'component and server block': () => `{ component: ${fn(writer)}, ${server()} }`,
    'server block and loader': () => `{ ${server()}, loader: ${expression(writer)} }`,
    wrapped: () => wrapped(writer, `{ ${server()}, head: ${fn(writer)} }`),
    'in a constant': () => inConstant(writer, `{ ${server()}, loader: ${expression(writer)} }`),
    'no server block': () => `{ component: ${fn(writer)} }`,
  })
  return `${made}(${options})`
}

function serverBlock(writer: Writer): string {
  const inServer = (write: () => string) => (): string => writer.within('server', write)
  return writer.choose('server block of a route', {
    option: () => serverOption(writer, 'server'),
    handlers: inServer(() => `server: { handlers: { GET: ${fn(writer)}, POST: ${fn(writer)} } }`),
    'middleware and handlers': inServer(
      () =>
        `server: { middleware: [${use(writer)}], handlers: { async ANY() { return '${writer.mark()}' } } }`,
    ),
    'function of handlers': inServer(
      () =>
        `'server': { handlers: ({ createHandlers }) => createHandlers({ GET: { handler: ${fn(writer)} } }) }`,
    ),
  })
}

/** A server-only key of an options object. */
function serverOption(writer: Writer, key: string): string {
  const value = (): string => writer.within('server', () => expression(writer))
  const mark = (): string => writer.within('server', () => writer.mark())
  return writer.choose('option of the server', {
    plain: () => `${key}: ${value()}`,
    'by a string': () => `'${key}': ${value()}`,
    method: () => `async ${key}() { return '${mark()}' }`,
    'behind a comment': () => `\n// ${mark()}\n${key}: ${value()}`,
    function: () => `${key}: ${writer.within('server', () => fn(writer))}`,
    'before a comment': () => `${key}: /* ${mark()} */ ${value()} /* ${mark()} */`,
    'by a string in brackets': () => `['${key}']: ${value()}`,
  })
}

function inConstant(writer: Writer, object: string): string {
  const name = writer.newName('options')
  writer.hoist(`const ${name} = ${object}`)
  return name
}
