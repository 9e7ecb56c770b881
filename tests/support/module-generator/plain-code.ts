/** Declarations and statements without seamline, needed by server code, client code or both. */

import { declare } from './declarations.ts'
import { expression, fn, lookAlike, use } from './expressions.ts'
import type { Part, Writer } from './writer.ts'

/** A value in a binding. */
export function constant(writer: Writer): string {
  const { values } = writer.draft
  const value = writer.choose('constant', {
    value: () => expression(writer),
    function: () => fn(writer),
    'awaited value': () => `await load('${writer.mark()}')`,
    'value of a condition': () => `load() ? ${use(writer)} : '${writer.mark()}'`,
    'two comparisons': () => `'${writer.mark()}' in load() && ${use(writer)}`,
  })
  return declare(writer, { value, as: 'value', offerIn: values })
}

/** A function declaration. */
export function functionDeclaration(writer: Writer): string {
  const { part, draft } = writer
  const { name } = part
  const body = writer.inFunction(() => `return ${expression(writer)}`)
  draft.values.push({ part, write: () => `${name}('text')` })
  return writer.choose('function declaration', {
    plain: () => `function ${name}() { ${body} }`,
    async: () => `async function ${name}() { ${body} }`,
    generator: () => `function* ${name}() { ${body} }`,
    'that calls itself': () => `function ${name}(again) { if (again) return ${name}(); ${body} }`,
    exported: () => {
      part.isRoot = true
      draft.exported.push({ as: 'value', name })
      return `export function ${name}() { ${body} }`
    },
    overloaded: draft.hasTypes
      ? () =>
          `function ${name}(): void\nfunction ${name}(value: string): void\nfunction ${name}() { ${body} }`
      : false,
  })
}

/** A class declaration. */
export function classDeclaration(writer: Writer): string {
  const { part, draft } = writer
  const { name } = part
  const inside = (): string => writer.inFunction(() => expression(writer))
  const body = (): string => `static text = ${inside()}; handler() { return ${inside()} }`
  draft.values.push({ part, write: () => `new ${name}()` })
  return writer.choose('class declaration', {
    plain: () => `class ${name} { ${body()} }`,
    'with a parent': () => `class ${name} extends load(${use(writer)}) { ${body()} }`,
    'that names itself': () => `class ${name} { ${body()}; static again = () => new ${name}() }`,
    'with a static block': () => `class ${name} { static { load('${writer.mark()}') } }`,
  })
}

/** Imports of a module that is neither the package's nor readable. */
export function importDeclaration(writer: Writer): string {
  const host = writer.part
  const marked = (): string => `./${writer.mark()}/module`
  const specifier = (write: (part: Part) => string): string => {
    const part = writer.newPart()
    writer.inPart(part, () => {
      writer.refer(host)
      return ''
    })
    writer.draft.values.push({ part, write: () => part.name })
    return write(part)
  }
  const named = (): string => specifier(({ name }) => name)
  const renamed = (): string =>
    specifier((part) => writer.inPart(part, () => `${writer.mark()}first as ${part.name}`))
  const all = (): string => specifier(({ name }) => `* as ${name}`)
  return writer.choose('import', {
    named: () => `import { ${named()} } from '${marked()}'`,
    renamed: () => `import { ${renamed()} } from '${marked()}'`,
    'several names': () => `import { ${named()}, ${renamed()}, ${named()} } from '${marked()}'`,
    default: () => `import ${named()} from '${marked()}'`,
    namespace: () => `import ${all()} from '${marked()}'`,
    'default and named': () => `import ${named()}, { ${renamed()} } from '${marked()}'`,
    'default and namespace': () => `import ${named()}, ${all()} from '${marked()}'`,
    'with a type': writer.draft.hasTypes
      ? () => {
          // The type stays, and so does the declaration.
          host.isRoot = true
          return `import { type ${writer.newName('Known')}, ${renamed()} } from './with/types'`
        }
      : () => `import { ${named()} } from '${marked()}'`,
    effect: () => {
      host.isRoot = true
      return `import '${marked()}.css'`
    },
  })
}

/** A declaration that destructures several names from one value. */
export function pattern(writer: Writer): string {
  const host = writer.part
  const value = expression(writer)
  const element = (write: (name: string) => string): string => {
    const part = writer.newPart(host)
    return writer.inPart(part, () => {
      writer.refer(host)
      const text = write(part.name)
      writer.draft.values.push({ part, write: () => part.name })
      return text
    })
  }
  const plain = (): string => element((name) => name)
  const keyed = (): string => element((name) => `key: ${name}`)
  const withDefault = (): string => element((name) => `${name} = ${expression(writer)}`)
  const rest = (): string => element((name) => `...${name}`)
  const target = writer.choose('pattern', {
    object: () => `{ ${plain()}, ${keyed()} }`,
    'object with defaults': () => `{ ${withDefault()}, ${keyed()}, ${withDefault()} }`,
    'nested object': () => `{ outer: { ${withDefault()}, ${plain()} }, ${plain()} }`,
    list: () => `[${plain()}, , ${withDefault()}]`,
    'list in an object': () => `{ list: [${plain()}, ${plain()}], ${keyed()} }`,
    'rest alone': () => `{ ${rest()} }`,
  })
  if (writer.happens(5)) {
    host.isRoot = true
    for (const part of writer.draft.parts.filter(({ goesWith }) => goesWith === host)) {
      part.isRoot = true
      writer.draft.exported.push({ as: 'value', name: part.name })
    }
    return `export const ${target} = ${value}`
  }
  return `const ${target} = ${value}`
}

/** A component, or a function in its place without JSX. */
export function component(writer: Writer): string {
  const { part, draft } = writer
  const name = `Component${part.name}`
  const body = writer.inFunction(() => expression(writer))
  const inner = writer.inFunction(() => use(writer))
  const directive = draft.values.find((each) => each.part?.name === inner)
  part.isRoot = true
  draft.exported.push({ as: 'value', name })
  if (!draft.hasJsx) return `export function ${name}(props) { return [${body}, ${inner}] }`
  return writer.choose('component', {
    element: () =>
      `export function ${name}(props) { return <p class="a">{${body}} {${inner}}</p> }`,
    'component in a component': () =>
      `export function ${name}(props) { return <props.part at={${inner}}>{${body}}</props.part> }`,
    directive: () =>
      `export const ${name} = () => <input ${directive ? `use:${inner}={1}` : `title={${inner}}`} value={${body}} />`,
    spread: () => `export const ${name} = (props) => <p {...props} {...${inner}}>{${body}}</p>`,
  })
}

/** An enum, or its compiled form without types. */
export function enumeration(writer: Writer): string {
  const { part, draft } = writer
  draft.values.push({ part, write: () => `${part.name}.First` })
  if (!draft.hasTypes) return `const ${part.name} = Object.freeze({ First: '${writer.mark()}' })`
  const entry = `First = '${writer.mark()}'`
  return writer.choose('enum', {
    plain: () => `enum ${part.name} { ${entry}, Second = 'second' }`,
    const: () => `const enum ${part.name} { ${entry} }`,
    namespace: () => `namespace ${part.name} { export const ${entry} }`,
  })
}

/** A variable that is assigned where it is used. */
export function variable(writer: Writer): string {
  const { part, draft } = writer
  const { name } = part
  draft.values.push({
    part,
    write: (user) =>
      user.choose('use of a variable', {
        read: () => name,
        assigned: () => `(${name} = '${user.mark()}')`,
        'assigned once': () => `(${name} ??= '${user.mark()}')`,
        counted: () => `${name}++`,
      }),
  })
  return writer.choose('variable', {
    'with a value': () => `let ${name} = ${expression(writer)}`,
    'without a value': () => `let ${name}`,
  })
}

/** Two functions that call each other. */
export function pairOfFunctions(writer: Writer): string {
  const first = writer.part
  const second = writer.newPart()
  const one = writer.inFunction(() => expression(writer))
  writer.refer(second)
  const two = writer.inPart(second, () => {
    writer.refer(first)
    return `function ${second.name}() { return ${first.name}('${writer.mark()}') }`
  })
  const used = writer.happens(2) ? second : first
  writer.draft.values.push({ part: used, write: () => `${used.name}()` })
  return `function ${first.name}() { return [${one}, ${second.name}()] }\n${two}`
}

/** Exported code that resembles the package's. */
export function exportedLookAlike(writer: Writer): string {
  writer.part.isRoot = true
  return `export const ${writer.part.name} = ${lookAlike(writer)}`
}

/** Code that runs when the module loads. */
export function statement(writer: Writer): string {
  writer.part.isRoot = true
  const { draft } = writer
  return writer.choose('statement', {
    call: () => `register(${expression(writer)})`,
    condition: () => `if (load('${writer.mark()}')) { register(${use(writer)}) }`,
    block: () => `{ const local = ${expression(writer)}; register(local) }`,
    loop: () => `for (const each of [${expression(writer)}]) register(each)`,
    'default export': () =>
      draft.claimed.has('default')
        ? `register('${writer.mark()}')`
        : (draft.claimed.add('default'), `export default [${expression(writer)}]`),
  })
}

/** Types, which refer to no values. */
export function type(writer: Writer): string {
  const { part, draft } = writer
  part.isRoot = true
  const named = draft.parts[writer.number(draft.parts.length)]?.name ?? 'Known'
  if (!draft.hasTypes) return `register('${writer.mark()}')`
  const mark = (): string => `'${writer.mark()}'`
  return writer.choose('type', {
    alias: () => `export type ${part.name} = typeof ${named} | ${mark()}`,
    interface: () => `export interface ${part.name} { ${named}: typeof ${named}; text: ${mark()} }`,
    'of its parameters': () => `type ${part.name} = Parameters<typeof ${named}>[0] | ${mark()}`,
    declared: () => `declare const ${part.name}: ${mark()}`,
    'import of a type': () => `import type { ${part.name} } from './${writer.mark()}/types'`,
  })
}
