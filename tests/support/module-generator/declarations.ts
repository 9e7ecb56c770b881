/** Declarations with values of the package. */

import { environmentFunction, middlewareChain, serverFnChain } from './chains.ts'
import { wrapped } from './builders.ts'
import { expression, use } from './expressions.ts'
import { route, start } from './options.ts'
import type { Exported, Offer, Writer } from './writer.ts'

/** A value in a declaration. */
export interface Declared {
  readonly value: string
  /** The names under which other modules may import it. */
  readonly as?: Exported['as'] | undefined
  /** The uses that later parts of the module may make of it. */
  readonly offerIn?: Offer[]
  readonly write?: (name: string, writer: Writer) => string
}

/** Declares a value in one of several ways. */
export function declare(writer: Writer, { value, as, offerIn, write }: Declared): string {
  const { draft, part } = writer
  const { name } = part
  const exported = (exportedName: string, statement: string): string => {
    part.isRoot = true
    if (as !== undefined) draft.exported.push({ as, name: exportedName })
    return statement
  }
  offerIn?.push({ part, write: (user) => (write ? write(name, user) : name) })
  const annotated = draft.hasTypes && writer.happens(6) ? `${name}: Known` : name
  return writer.choose('declared as', {
    const: () => `const ${annotated} = ${value}`,
    'exported const': () => exported(name, `export const ${annotated} = ${value}`),
    'const, exported by its name': () =>
      exported(name, `const ${name} = ${value}\nexport { ${name} }`),
    'const, exported by another name': () => {
      const other = writer.newName('public')
      return exported(other, `const ${annotated} = ${value}\nexport { ${name} as ${other} }`)
    },
    'one of several': () => `const ${annotated} = ${value}, ${another(writer)}`,
    'one of several, second': () => `const ${another(writer)}, ${annotated} = ${value}`,
    var: () => `var ${name} = ${value}`,
    'const, exported as default too': () =>
      draft.claimed.has('default')
        ? `const ${name} = ${value}`
        : claimDefault(writer, () =>
            exported('default', `const ${name} = ${value}\nexport { ${name} as default }`),
          ),
  })
}

function claimDefault(writer: Writer, write: () => string): string {
  writer.draft.claimed.add('default')
  return write()
}

/** A constant beside another one in the same statement. */
function another(writer: Writer): string {
  const part = writer.newPart()
  const text = writer.inPart(part, () => `${part.name} = ${expression(writer)}`)
  writer.draft.values.push({ part, write: () => part.name })
  return text
}

/** A server function in a binding, or as the default export. */
export function serverFunction(writer: Writer): string {
  const { draft, part } = writer
  const value = wrapped(writer, serverFnChain(writer, true))
  const declared: Declared = { value, as: 'value', offerIn: draft.values }
  return writer.choose('server function is', {
    declared: () => declare(writer, declared),
    'declared, again': () => declare(writer, declared),
    'the default export': () => {
      if (draft.claimed.has('default')) return declare(writer, declared)
      part.isRoot = true
      return claimDefault(writer, () => `export default ${value}`)
    },
  })
}

/** An object, possibly nested, with functions in it. */
export function objectOfFunctions(writer: Writer): string {
  const { draft, part } = writer
  const [first, second] = [writer.newName('key'), writer.newName('key')]
  const keys = { plain: first, quoted: `'${first}'`, odd: `'${first}-${second} x'`, number: '7' }
  const key = writer.choose('key', {
    plain: () => keys.plain,
    quoted: () => keys.quoted,
    'quoted, no identifier': () => keys.odd,
    number: () => keys.number,
  })
  const property = `${key}: ${wrapped(writer, serverFnChain(writer, true))}`
  const value = writer.choose('object', {
    'one function': () => `{ ${property} }`,
    'beside other values': () =>
      `{ text: ${expression(writer)}, ${property}, read() { return ${use(writer)} } }`,
    'two functions': () => `{ ${property}, second: ${serverFnChain(writer, true)} }`,
    nested: () => `{ inner: { ${property} }, other: ${expression(writer)} }`,
    'nested and wrapped': () => wrapped(writer, `{ inner: ${wrapped(writer, `{ ${property} }`)} }`),
    'with comments': () => `{\n  // ${writer.mark()}\n  ${property}, // of it\n}`,
  })
  return writer.choose('object is', {
    declared: () => declare(writer, { value, as: 'value', offerIn: draft.values }),
    'the default export': () => {
      if (draft.claimed.has('default')) return declare(writer, { value, offerIn: draft.values })
      part.isRoot = true
      return claimDefault(writer, () => `export default ${value}`)
    },
  })
}

/** The bases of server functions. */
export function base(writer: Writer): string {
  const { bases } = writer.draft
  // It may be in a function.
  const chain = writer.inFunction(() => serverFnChain(writer, false))
  return writer.choose('base is', {
    declared: () => declare(writer, { value: wrapped(writer, chain), as: 'base', offerIn: bases }),
    'returned by an arrow': () =>
      declare(writer, factory(writer, `() => ${wrapped(writer, chain)}`)),
    'returned by a function': () =>
      declare(writer, factory(writer, `function () { const local = 1; return ${chain} }`)),
    'kept in an object': () =>
      declare(writer, {
        value: `{ open: ${chain}, text: ${expression(writer)} }`,
        as: 'bases',
        offerIn: bases,
        write: (name, user) =>
          user.choose('base in an object', {
            '.': () => `${name}.open`,
            '[]': () => `${name}['open']`,
          }),
      }),
  })
}

function factory(writer: Writer, value: string): Declared {
  return { value, as: 'base factory', offerIn: writer.draft.bases, write: (name) => `${name}()` }
}

/** A middleware in a binding. */
export function middleware(writer: Writer): string {
  return declare(writer, {
    value: wrapped(writer, middlewareChain(writer)),
    as: 'middleware',
    offerIn: writer.draft.middleware,
  })
}

/** A function that returns middleware, with locals of its own. */
export function middlewareFactory(writer: Writer): string {
  const { draft, part } = writer
  const locals = { client: writer.newName('local'), server: writer.newName('local') }
  const inside = (write: () => string): string => writer.inFunction(write)
  const forServer = (): string => writer.within('server', () => inside(() => expression(writer)))
  const chain = inside(() => middlewareChain(writer, locals))
  const declared = writer.choose('locals of a middleware factory', {
    constants: () =>
      `const ${locals.server} = ${forServer()}\nconst ${locals.client} = ${inside(() => expression(writer))}`,
    'in one declaration': () =>
      `const ${locals.client} = ${inside(() => expression(writer))}, ${locals.server} = ${forServer()}`,
    'taken apart': () =>
      `const { ${locals.client} = '${writer.mark()}', ${locals.server} = ${forServer()} } = role`,
    functions: () =>
      `function ${locals.server}() { return ${forServer()} }\nconst ${locals.client} = role`,
    class: () =>
      `class ${locals.server} { value = ${forServer()} }\nconst ${locals.client} = '${writer.mark()}'`,
  })
  const returned = writer.choose('middleware factory returns', {
    'the chain': () => `return ${chain}`,
    'a name for it': () => `const made = ${chain}\nreturn made`,
    'an object with it': () => `return { made: ${chain} }.made`,
  })
  const offer = (name: string): string => {
    draft.middleware.push({ part, write: (user) => `${name}('${user.mark()}')` })
    return name
  }
  return writer.choose('middleware factory is', {
    'a function': () => `function ${offer(part.name)}(role) { ${declared}\n${returned} }`,
    'an exported function': () => {
      part.isRoot = true
      draft.exported.push({ as: 'middleware factory', name: part.name })
      return `export function ${offer(part.name)}(role) { ${declared}\n${returned} }`
    },
    'an arrow': () => `const ${offer(part.name)} = (role) => { ${declared}\n${returned} }`,
    'a method': () => `const ${part.name} = { make(role) { ${declared}\n${returned} } }`,
    'a method of a class': () => `class ${part.name} { make(role) { ${declared}\n${returned} } }`,
    'a block': () => {
      part.isRoot = true
      return `if (load()) { const role = load(); ${declared}\nregister(${chain}) }`
    },
  })
}

/** An environment function in a binding. */
export function ofOneSide(writer: Writer): string {
  const value = environmentFunction(writer)
  return declare(writer, { value, as: 'value', offerIn: writer.draft.values })
}

/** A statement that a module may have once; a plain statement where it has it already. */
export function once(writer: Writer, name: 'startInstance' | 'Route'): string {
  const { draft, part } = writer
  part.isRoot = true
  if (draft.claimed.has(name)) return `register(${expression(writer)})`
  draft.claimed.add(name)
  return `export const ${name} = ${name === 'Route' ? route(writer) : start(writer)}`
}
