import { dirname } from 'node:path'
import type { Plugin, Rolldown } from 'vite'
import { isServerSource } from '../../../babel-plugin/pruning/server-evidence.ts'
import type { ClientEffect } from '../../../babel-plugin/model/types.ts'
import { withoutQuery } from '../../../babel-plugin/model/function-id.ts'
import type { Compiler } from './compiler.ts'
import { shownPath } from '../shared/import-chain.ts'
import { identityOf } from '../shared/module-identity.ts'
import { isNativePackage } from '../shared/server-packages.ts'

/** The statements that a module with server functions runs in the browser when it is loaded. */
export interface ModuleEffects {
  /** The module's path. */
  readonly file: string
  readonly statements: readonly ClientEffect[]
}

/** What the browser runs of such modules; known once the client has been built. */
export interface ClientEffects {
  readonly plugin: Plugin
  readonly list: () => readonly ModuleEffects[]
}

/**
 * Finds out which statements beside server functions are in the client's chunks, and warns of those that look
 * like the server's.
 */
export function pluginClientEffects(compiler: Compiler): ClientEffects {
  let found: readonly ModuleEffects[] = []
  return {
    plugin: {
      name: 'seamline:client-effects',
      apply: 'build',
      applyToEnvironment: ({ config }) => config.consumer === 'client',
      async generateBundle(_options, bundle) {
        const { root, logger } = this.environment.config
        const modules = [...emittedModules(bundle)].flatMap((id) => {
          const statements = compiler.effectsOf(id)
          return statements.length === 0 ? [] : [{ id, file: shownPath(id, root), statements }]
        })
        found = modules.map(({ file, statements }) => ({ file, statements }))
        const all = modules.flatMap(({ id, file, statements }) =>
          statements.map((statement) => warningFor(statement, file, dirname(withoutQuery(id)))),
        )
        for (const warning of await Promise.all(all)) {
          if (warning !== undefined) logger.warn(warning)
        }
      },
    },
    list: () => found,
  }
}

function emittedModules(bundle: Rolldown.OutputBundle): ReadonlySet<string> {
  const ids = Object.values(bundle).flatMap((output) =>
    output.type === 'chunk' ? Object.keys(output.modules) : [],
  )
  return new Set(ids.map(identityOf).toSorted())
}

async function warningFor(
  { line, code, reads }: ClientEffect,
  file: string,
  folder: string,
): Promise<string | undefined> {
  const kinds = await Promise.all(
    reads.sources.map((source) => isServerSource(source) || isNativePackage(source, folder)),
  )
  const sources = reads.sources
    .filter((_source, index) => kinds[index])
    .map((each) => `\`${each}\``)
  const read = [...(reads.environment ? ['`process.env`'] : []), ...sources]
  if (read.length === 0) return undefined
  return `[seamline] ${file}:${line} also runs in the browser, but reads ${read.join(' and ')}: \`${code}\`. Move it to a \`*.server.ts\` module, or into the function that needs it. (SERVER_CODE_AT_LOAD)`
}
