/** The ways in which a module obtains a builder. */

import { importExported } from './imports.ts'
import type { Writer } from './writer.ts'

/** The builders of the package itself. */
export type BuilderName =
  | 'createServerFn'
  | 'createMiddleware'
  | 'createServerOnlyFn'
  | 'createClientOnlyFn'
  | 'createIsomorphicFn'
  | 'createStart'

/** The compiler recognises them by name, so re-exports keep their names. */
const KEEP_THEIR_NAME = new Set<string>(['createServerOnlyFn', 'createClientOnlyFn', 'createStart'])

/** An expression for one of the package's builders. */
export function builder(writer: Writer, name: BuilderName): string {
  const { draft } = writer
  const { source } = draft.plan
  draft.chains++
  const hoistable = writer.depth === 0
  return writer.choose('builder', {
    'named import': () => importOnce(writer, `{ ${name} }`, source, name),
    'renamed import': () => {
      const local = writer.newName('make')
      writer.hoist(`import { ${name} as ${local} } from '${source}'`)
      return local
    },
    'import by a string': () => {
      const local = writer.newName('make')
      writer.hoist(`import { '${name}' as ${local} } from "${source}"`)
      return local
    },
    'member of a namespace': () => `${namespace(writer, source)}.${name}`,
    'member of a namespace by a string': () => `${namespace(writer, source)}['${name}']`,
    'member of the default import': () => {
      const local = writer.newName('seam')
      writer.hoist(`import ${local} from '${source}'`)
      return `${local}.${name}`
    },
    'default of a namespace': () => `${namespace(writer, source)}.default.${name}`,
    'awaited import, taken apart': () => {
      const local = writer.newName('make')
      writer.hoist(`const { ${name}: ${local} } = await import('${source}')`)
      return local
    },
    'awaited import, kept': () => {
      const local = writer.newName('seam')
      writer.hoist(`const ${local} = await import(\`${source}\`)`)
      return `${local}.${name}`
    },
    'awaited import, in place': hoistable && (() => `(await import('${source}')).${name}`),
    'second name': () => {
      const first = importOnce(writer, `{ ${name} }`, source, name)
      const local = writer.newName('make')
      writer.hoist(`const ${local} = ${wrapped(writer, first)}`)
      return local
    },
    'taken out of a namespace': () => {
      const local = writer.newName('make')
      writer.hoist(`const { ${name}: ${local} } = ${namespace(writer, source)}`)
      return local
    },
    'kept in an object': () => {
      const first = importOnce(writer, `{ ${name} }`, source, name)
      const local = writer.newName('tools')
      const key = KEEP_THEIR_NAME.has(name) ? name : 'make'
      writer.hoist(`const ${local} = { inner: { ${key}: ${first} } }`)
      return `${local}.inner.${key}`
    },
    'through another module': () => throughBarrel(writer, name),
  })
}

/** The router's builder for routes. */
export function routeBuilder(writer: Writer): string {
  const name = 'createFileRoute'
  const source = '@tanstack/solid-router'
  writer.draft.chains++
  return writer.choose('route builder', {
    'named import': () => importOnce(writer, `{ ${name} }`, source, name),
    'renamed import': () => {
      const local = writer.newName('route')
      writer.hoist(`import { ${name} as ${local} } from '${source}'`)
      return local
    },
    'member of a namespace': () => `${namespace(writer, source)}.${name}`,
  })
}

/** An expression with parentheses or type syntax around it, or as it is. */
export function wrapped(writer: Writer, expression: string): string {
  const { hasTypes, plan } = writer.draft
  return writer.choose('wrapper', {
    none: () => expression,
    'none, again': () => expression,
    parentheses: () => `((${expression}))`,
    as: hasTypes && (() => `((${expression}) as Known<'builder'>)`),
    satisfies: hasTypes && (() => `((${expression}) satisfies Known)`),
    '!': hasTypes && (() => `(${expression})!`),
    'angle brackets': plan.language === 'ts' && (() => `(<Known>(${expression}))`),
  })
}

function namespace(writer: Writer, source: string): string {
  const local = `all_${source.replaceAll(/\W/g, '_')}`
  return importOnce(writer, `* as ${local}`, source, local)
}

function importOnce(writer: Writer, what: string, source: string, local: string): string {
  const statement = `import ${what} from '${source}'`
  if (!writer.draft.preamble.includes(statement)) writer.hoist(statement)
  return local
}

/** A module that re-exports builders, and the import of one from it. */
function throughBarrel(writer: Writer, name: BuilderName): string {
  const { barrels, unreadable } = writer.shared
  const { source: ours } = writer.draft.plan
  const path = writer.newName('barrel')
  const other = KEEP_THEIR_NAME.has(name) ? name : writer.newName('make')
  let exported: string = name
  const text = writer.choose('re-exported', {
    'by its name': () => `export { ${name} } from '${ours}'`,
    'by another name': () => {
      exported = other
      return `export { ${name} as ${other} } from '${ours}'`
    },
    'as an import that is exported': () => `import { ${name} } from '${ours}'\nexport { ${name} }`,
    'as a const': () => {
      exported = other
      return other === name
        ? `import * as seam from '${ours}'\nexport const ${other} = seam.${name}`
        : `import { ${name} } from '${ours}'\nexport const ${other} = ${name}`
    },
    'with everything': () => `export * from '${ours}'`,
    'with everything, through two modules': () => {
      const inner = writer.newName('barrel')
      barrels.set(`/project/src/${inner}.ts`, `export * from '${ours}'\n`)
      return `export const other = 1\nexport * from './${inner}'`
    },
    'in a namespace': () => {
      exported = `tools.${name}`
      return `export * as tools from '${ours}'`
    },
    'in an object': () => {
      exported = `tools.${name}`
      return `import { ${name} } from '${ours}'\nexport const tools = { ${name} }`
    },
    'by default': () => {
      exported = `default.${name}`
      return `import * as seam from '${ours}'\nexport default seam`
    },
  })
  const file = writer.choose('file that re-exports', {
    'a script': () => `${path}.ts`,
    'without an ending': () => path,
    'with an ending of its own': () => `${path}.fns`,
    'with a query': () => `${path}.ts?variant=public`,
  })
  if (writer.happens(10)) {
    writer.count('re-exported by a file that does not parse')
    unreadable.set(`/project/src/${file}`, `${text}\nexport const broken = ;\n`)
  } else {
    barrels.set(`/project/src/${file}`, `${text}\n`)
  }
  const [first = '', ...rest] = exported.split('.')
  const source = `./${file.replace(/\.ts$/, '')}`
  return [importExported(writer, first, source), ...rest].join('.')
}
