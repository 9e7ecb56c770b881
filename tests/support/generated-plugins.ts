/**
 * Plugins that change modules between their source and the bundler's output, in apps of
 * `generated-kinds.ts`.
 */

/** The text of `plugins.ts`: plugins as written and installed in real apps. */
export const PLUGINS = `
import { readFileSync } from 'node:fs'

/** Modules without a file: by what is imported, and under the id that the plugin gives them. */
export const virtual = (texts) => ({
  name: 'virtual',
  resolveId: (source) => (source in texts && !source.startsWith('plain:') ? '\\0' + source : source in texts ? source : undefined),
  load: (id) => texts[id.replace('\\0', '')],
})

/** Documents: lines of code, then prose. */
export const documents = () => ({
  name: 'documents',
  transform(code, id) {
    if (!id.endsWith('.mdx')) return undefined
    const lines = code.split('\\n')
    const isCode = (line) => /^(?:import|export) /.test(line)
    const prose = lines.filter((line) => !isCode(line)).join(' ').trim()
    return { code: [...lines.filter(isCode), 'export default ' + JSON.stringify(prose)].join('\\n'), map: null }
  },
})

/** Imports what a module uses and does not import. */
export const autoImport = (name, enforce, { file, imports }) => ({
  name,
  enforce,
  transform: (code, id) => (file.test(id) ? { code: imports + '\\n' + code, map: null } : undefined),
})

/** \`$server(expression)\` is a server function that answers with the expression. */
export const macro = (enforce) => ({
  name: 'macro' + enforce,
  enforce,
  transform(code, id) {
    if (!id.includes('macro-' + (enforce ?? 'normal'))) return undefined
    const text = code.replaceAll(/\\$server\\((.*)\\);?$/gm, 'createServerFn().handler(() => $1)')
    return { code: "import { createServerFn } from 'seamline'\\n" + text, map: null }
  },
})

/** A language of its own: \`fn name = expression\`, in a file that looks like TypeScript. */
export const dialect = () => ({
  name: 'dialect',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('.dialect.ts')) return undefined
    return { code: code.replaceAll(/^fn (\\w+) = (.*)$/gm, 'export const $1 = createServerFn().handler(() => $2)'), map: null }
  },
})

/** One function for each line of a list. */
export const lists = () => ({
  name: 'lists',
  load(id) {
    const [file, query] = id.split('?')
    if (!file.endsWith('.list') || query === 'raw') return undefined
    const names = readFileSync(file, 'utf8').trim().split('\\n')
    const fns = names.map((name) => 'export const ' + name + ' = createServerFn().handler(() => "SERVER_MARKER ' + name + '".slice(14))')
    return ["import { createServerFn } from 'seamline'", ...fns].join('\\n')
  },
})

/** A module that its query makes, beside the one of the file. */
export const clients = () => ({
  name: 'clients',
  load(id) {
    const [file, query] = id.split('?')
    if (query !== 'client') return undefined
    const { greeting } = JSON.parse(readFileSync(file, 'utf8'))
    return "import { createServerFn } from 'seamline'\\nexport const greet = createServerFn().handler(() => (" + JSON.stringify('SERVER_MARKER ' + greeting) + ").slice(14))"
  },
})

/** A copy of a module, as frameworks that split components make them. */
export const copies = () => ({
  name: 'copies',
  load(id) {
    const [file, query] = id.split('?')
    return query === 'copy' ? readFileSync(file, 'utf8').replace('of the file', 'of the copy') : undefined
  },
})
`
