import type { Plugin } from 'vite'
import { BUILDER_NAMES, compile } from '../../babel-plugin/index.ts'
import type { FunctionTable } from './function-table.ts'
import { PACKAGE_FILES } from './package-files.ts'

/** Modules that may hold a chain of ours: decided by the bundler, before any JavaScript runs. */
export const CANDIDATE: Candidate = {
  id: {
    include: /\.[cm]?[jt]sx?(?:\?|$)/,
    exclude: new RegExp(`^${escape(PACKAGE_FILES.folder)}`),
  },
  code: new RegExp(`\\b(?:${BUILDER_NAMES.join('|')})\\b`),
}

/** What the path and the text of such a module match. */
export interface Candidate {
  readonly id: { readonly include: RegExp; readonly exclude: RegExp }
  readonly code: RegExp
}

/** Splits each module for its environment, and takes note of the functions in it. */
export function pluginTransform(table: FunctionTable): Plugin {
  let root: string
  return {
    name: 'seamline:transform',
    enforce: 'pre',
    configResolved(config) {
      root = config.root
    },
    transform: {
      filter: CANDIDATE,
      async handler(code, id) {
        const environment = this.environment.config.consumer
        const result = await compile(code, { filename: id, root, environment })
        if (result === null) return undefined
        if (environment === 'client') table.set(withoutQuery(id), result.functions)
        return { code: result.code, map: result.map }
      },
    },
  }
}

function withoutQuery(id: string): string {
  const [file = id] = id.split('?')
  return file
}

function escape(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)
}
