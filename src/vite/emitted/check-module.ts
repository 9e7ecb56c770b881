import { existsSync, readFileSync } from 'node:fs'
import type { Environment, Rolldown } from 'vite'
import { withoutQuery } from '../../../babel-plugin/model/function-id.ts'
import { importChain, shownPath, type ImportersOf } from '../shared/import-chain.ts'
import { PACKAGE_FILES } from '../shared/package-files.ts'
import { leftoversIn, type Leftover } from './leftovers.ts'
import { ModuleFlow } from './module-flow.ts'
import { SUSPICIOUS } from './names.ts'
import { isNode, type Node } from './syntax-tree.ts'
import { mayBeBuilder, type CleanPlaces } from './taint.ts'

export interface EmittedBundle {
  readonly textOf: (id: string) => Promise<string | null>
  readonly resolve: (source: string, importer: string) => Promise<string | undefined>
  readonly importersOf: ImportersOf
  /** The bundler's own parser. */
  readonly parse: (code: string, language: 'js' | 'tsx' | 'ts') => object
  /** Whether a module with this text may call a builder whose calls must not reach a browser, under any name. */
  readonly mayCallOnly: (code: string) => boolean
  readonly root: string
}

export function bundlerOf(
  context: Rolldown.PluginContext & { readonly environment: Environment },
): Pick<EmittedBundle, 'resolve' | 'parse' | 'root'> {
  return {
    resolve: async (source, importer) => {
      const found = await context.resolve(source, importer)
      return found === null || found.external ? undefined : found.id
    },
    parse: (code, lang) => context.parse(code, { lang }),
    root: context.environment.config.root,
  }
}

/**
 * Looks for server code in the modules that a browser will load. It takes every expression that mentions a builder
 * for one, independently of how the transform recognises them.
 */
export class EmittedCheck {
  readonly #bundle: EmittedBundle
  readonly #flows = new Map<string, Promise<ModuleFlow | undefined>>()
  readonly #resolved = new Map<string, Promise<string | undefined>>()
  readonly #clean: CleanPlaces = new Map()

  constructor(bundle: EmittedBundle) {
    this.#bundle = bundle
  }

  /** @throws Error `NOT_SPLIT` for a module with a builder that still has code of the server */
  async check(id: string): Promise<void> {
    const code = await this.#bundle.textOf(id)
    const mayCallOnly = code !== null && this.#bundle.mayCallOnly(code)
    if (code === null || !(mayCallOnly || SUSPICIOUS.test(code))) return
    const flow = await this.#flowOf(id)
    if (flow === undefined) return
    for (const leftover of leftoversIn(flow)) {
      // Any call may be one; they are followed only where a module names such a builder.
      if (leftover.kind === 'only' && !mayCallOnly) continue
      if (!(await this.#isOurs(leftover, id))) continue
      throw notSplit(leftover, { id, code, bundle: this.#bundle })
    }
  }

  #isOurs({ origins, kind }: Leftover, module: string): Promise<boolean> {
    const graph = {
      flowOf: (id: string) => this.#flowOf(id),
      resolve: (source: string, importer: string) => this.#resolve(source, importer),
      importersOf: this.#bundle.importersOf,
    }
    return mayBeBuilder(origins, { module, kind, graph, clean: this.#clean })
  }

  #resolve(source: string, importer: string): Promise<string | undefined> {
    const key = `${source} ${importer}`
    const known = this.#resolved.get(key) ?? this.#bundle.resolve(source, importer)
    this.#resolved.set(key, known)
    return known
  }

  #flowOf(id: string): Promise<ModuleFlow | undefined> {
    const known = this.#flows.get(id) ?? this.#readFlow(id)
    this.#flows.set(id, known)
    return known
  }

  async #readFlow(id: string): Promise<ModuleFlow | undefined> {
    const code = await this.#bundle.textOf(id)
    // Without these words no value comes from another module.
    if (code === null || !/\b(?:import|export|require)\b/.test(code)) return undefined
    return new ModuleFlow(this.#parse(code, id))
  }

  #parse(code: string, id: string): Node {
    let first: unknown
    for (const language of ['js', 'tsx', 'ts'] as const) {
      try {
        const program = this.#bundle.parse(code, language)
        if (isNode(program)) return program
      } catch (error) {
        first ??= error
      }
    }
    const reason = first instanceof Error ? first.message : String(first)
    const message = `[seamline] seamline cannot read ${shownPath(id, this.#bundle.root)}, which may contain a builder. ${reason} (MODULE_NOT_READABLE)`
    throw Object.assign(new Error(message), { code: 'MODULE_NOT_READABLE' })
  }
}

function notSplit(
  { what, position }: Leftover & { readonly position: number },
  { id, code, bundle }: { id: string; code: string; bundle: EmittedBundle },
): Error & { readonly code: string } {
  const chain = importChain(id, bundle.importersOf)
    .filter((each) => each === id || !each.startsWith(PACKAGE_FILES.folder))
    .map((each) => shownPath(each, bundle.root))
  const { line, text } = lineAt(code, position, id)
  const message = [
    `[seamline] ${shownPath(id, bundle.root)}:${line} has ${what}, which was not split, so server code would reach the browser. (NOT_SPLIT)`,
    `   ${text}`,
    ...chain.map((path, index) => `${index === 0 ? '   ' : ' → '}${path}`),
    "Call it on an imported builder, or on one in a `const`, as in `export const f = base().handler(…)`. A plugin that generates this code must do so in a `transform` hook without `order: 'post'`.",
  ].join('\n')
  return Object.assign(new Error(message), { code: 'NOT_SPLIT' })
}

/** The line of a position: in the file if it has the same line, else in the transformed text. */
function lineAt(
  code: string,
  position: number,
  id: string,
): { readonly line: number; readonly text: string } {
  const index = code.slice(0, position).split('\n').length - 1
  const text = code.split('\n')[index] ?? ''
  const file = withoutQuery(id)
  const source = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
  const same = source.findIndex((each) => bare(each) === bare(text))
  const [line, shown] = same === -1 ? [index, text] : [same, source[same] ?? text]
  return { line: line + 1, text: shown.trim().slice(0, 120) }
}

/** A line without the characters that printers change. */
function bare(line: string): string {
  return line.replaceAll(/[\s;'"`]/g, '')
}
