/** Values and functions, in any place, with marks and uses in them. */

import { wrapped } from './builders.ts'
import type { Writer } from './writer.ts'

/** A marked value. */
export function expression(writer: Writer): string {
  const { hasJsx } = writer.draft
  return writer.choose('value', {
    string: () => `'${writer.mark()}'`,
    'list with uses': () => `['${writer.mark()}', ${use(writer)}, ${use(writer)}]`,
    'use alone': () => use(writer),
    template: () => `\`\${${use(writer)}} ${writer.mark()}\``,
    call: () => `load('${writer.mark()}', ${use(writer)})`,
    'optional call': () => `globalThis.load?.(${use(writer)}, '${writer.mark()}')`,
    object: () => `({ text: '${writer.mark()}', value: ${use(writer)} })`,
    'object with a method': () => `({ read() { return ${inFunction(writer)} } })`,
    'behind a comment': () => `[/* ${writer.mark()} */ ${use(writer)}]`,
    conditional: () => `(load('${writer.mark()}') ? ${use(writer)} : ${expression(writer)})`,
    element: hasJsx && (() => `<p title="${writer.mark()}">{${use(writer)}}</p>`),
    fragment: hasJsx && (() => `<><b>${writer.mark()}</b>{${expression(writer)}}</>`),
    function: () => `(${fn(writer)})`,
    'called at once': () => `(${fn(writer)})()`,
    wrapped: () => wrapped(writer, expression(writer)),
    class: () => `new (class { value = ${inFunction(writer)} })()`,
    'middleware in place': () => writer.shared.inPlace.middleware(writer),
    'environment function in place': () => writer.shared.inPlace.environmentFunction(writer),
    'look-alike': () => lookAlike(writer),
  })
}

/** A reference to a declaration of the module; a plain number where there is none. */
export function use(writer: Writer): string {
  return writer.take(writer.draft.values) ?? '0'
}

/** A function with a value in its body. */
export function fn(writer: Writer): string {
  return writer.choose('function', {
    arrow: () => `({ data }) => ${inFunction(writer)}`,
    'arrow with a block': () => `() => { ${body(writer)} }`,
    'async arrow': () => `async ({ data, context }) => await ${inFunction(writer)}`,
    'async arrow with a block': () => `async ({ next }) => { ${body(writer)} }`,
    'function expression': () => `function () { ${body(writer)} }`,
    'async function expression': () => `async function () { ${body(writer)} }`,
    'named function expression': () => `function named({ data }) { ${body(writer)} }`,
    'generator function': () => `function* () { yield ${inFunction(writer)} }`,
    'default parameter': () => `(value = ${inFunction(writer)}) => value`,
    'typed parameter': writer.draft.hasTypes
      ? () => `(value: Given<'value'>): unknown => ${inFunction(writer)}`
      : false,
  })
}

function inFunction(writer: Writer): string {
  return writer.inFunction(() => expression(writer))
}

function body(writer: Writer): string {
  return writer.inFunction(() =>
    writer.choose('body', {
      return: () => `return ${expression(writer)}`,
      local: () => `const local = ${expression(writer)}\nreturn local`,
      'local taken apart': () =>
        `const { a = ${expression(writer)}, ...rest } = ${expression(writer)}\nreturn [a, rest]`,
      'try and catch': () =>
        `try { return ${expression(writer)} } catch (error) { report(error, '${writer.mark()}') }`,
      'inner function': () =>
        `function inner() { return ${expression(writer)} }\nreturn inner(${expression(writer)})`,
      'assigned local': () => `let local\nlocal = ${expression(writer)}\nreturn local`,
      comment: () => `// ${writer.mark()}\nreturn ${expression(writer)}`,
      loop: () =>
        `for (const each of [${expression(writer)}]) await_(each)\nreturn '${writer.mark()}'`,
    }),
  )
}

/** Code that resembles the package's, or server code, and is neither. */
export function lookAlike(writer: Writer): string {
  const taken = nameThatIsTaken(writer)
  const mark = (): string => `'${writer.mark()}'`
  return writer.choose('look-alike', {
    'method of something else': () => `app.handler(() => ${mark()})`,
    'chain of something else': () =>
      `app.middleware([${mark()}]).inputValidator(${mark()}).handler(() => ${mark()})`,
    'functions of something else': () => `app.client(${mark()}).server(${mark()})`,
    'parameter with a name that is taken': () =>
      `((${taken}) => ${taken}(${mark()}).handler(${mark()}))`,
    'parameters taken apart': () =>
      `(({ ${taken}, other: [value = ${mark()}] }) => ${taken}.server(value))`,
    'local with a name that is taken': () =>
      `(() => { const ${taken} = make(${mark()}); return ${taken}.handler(${mark()}) })()`,
    'parameter named like a builder': () =>
      `((createServerFn) => createServerFn().handler(() => ${mark()}))`,
    'function named like a builder': () =>
      `(() => { return createMiddleware().server(${mark()}); function createMiddleware() { return app } })()`,
    'key with a name that is taken': () =>
      `({ ${taken}: ${mark()}, server: ${mark()}, limits: ${mark()} }).${taken}`,
    'method with a name that is taken': () =>
      `({ ${taken}() { return ${mark()} }, handler() { return ${mark()} } })`,
    'error with a name that is taken': () =>
      `(() => { try { load(${mark()}) } catch (${taken}) { return ${taken}.server } })()`,
    'class with a name that is taken': () =>
      `(class ${taken} { static server = ${mark()}; handler() { return ${taken} } })`,
    'loop with a name that is taken': () =>
      `(() => { for (const ${taken} of load(${mark()})) ${taken}.handler(${mark()}) })()`,
    'label with a name that is taken': () =>
      `(() => { ${taken}: for (;;) { load(${mark()}); break ${taken} } })()`,
  })
}

/** The name of another declaration of the module, or of an import of a builder. */
function nameThatIsTaken(writer: Writer): string {
  const { parts, preamble } = writer.draft
  const names = [
    ...parts.map(({ name }) => name),
    ...preamble.flatMap((each) => /^import \{ (\w+) \}/.exec(each)?.[1] ?? []),
  ]
  return names[writer.number(names.length)] ?? 'item'
}
