import { dirname } from 'node:path'
import type { Rolldown } from 'vite'
import { isServerSource } from '../../../babel-plugin/pruning/server-evidence.ts'
import type { ClientEffect } from '../../../babel-plugin/model/types.ts'
import { withoutQuery } from '../../../babel-plugin/model/function-id.ts'
import type { Compiler } from '../split/compiler.ts'
import { shownPath } from '../shared/import-chain.ts'
import { renderedModules } from '../split/plugin-reachable.ts'
import { identityOf } from '../shared/module-identity.ts'
import { isNativePackage } from './native-packages.ts'

/** The statements that a module with server functions runs in the browser when it is loaded. */
export interface ModuleEffects {
  /** The module's path, for messages. */
  readonly file: string
  /** The folder that it lies in. */
  readonly folder: string
  readonly statements: readonly ClientEffect[]
}

/** Finds the statements beside server functions that a client's output runs. */
export function effectsIn(
  bundle: Rolldown.OutputBundle,
  compiler: Compiler,
  root: string,
): readonly ModuleEffects[] {
  const ids = new Set(renderedModules(bundle).map(([id]) => identityOf(id)))
  return [...ids].toSorted().flatMap((id) => {
    const statements = compiler.effectsOf(id)
    if (statements.length === 0) return []
    return [{ file: shownPath(id, root), folder: dirname(withoutQuery(id)), statements }]
  })
}

/** Warns of statements that look like the server's. */
export async function warningsFor(modules: readonly ModuleEffects[]): Promise<readonly string[]> {
  const all = modules.flatMap((module) =>
    module.statements.map((statement) => warningFor(statement, module)),
  )
  return (await Promise.all(all)).flatMap((warning) => warning ?? [])
}

async function warningFor(
  { line, code, reads }: ClientEffect,
  { file, folder }: ModuleEffects,
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
