import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Rolldown } from 'vite'
import { findDepPkgJsonPath } from 'vitefu'
import { isServerSource } from '../../../babel-plugin/pruning/server-evidence.ts'
import type { ClientEffect } from '../../../babel-plugin/model/types.ts'
import { withoutQuery } from '../../../babel-plugin/model/function-id.ts'
import type { Compiler } from '../split/compiler.ts'
import { shownPath } from '../shared/import-chain.ts'
import { renderedModules } from '../split/plugin-reachable.ts'
import { identityOf } from '../shared/module-identity.ts'

/** The statements that a module with server functions runs in the browser when it is loaded. */
export interface ModuleEffects {
  /** The module's path, for messages. */
  readonly file: string
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

/** Warnings about statements that read server values. */
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
  const sources = await Promise.all(
    reads.sources.map(async (source) =>
      isServerSource(source) || (await isNativePackage(source, folder)) ? [`\`${source}\``] : [],
    ),
  )
  const read = [...(reads.environment ? ['`process.env`'] : []), ...sources.flat()]
  if (read.length === 0) return undefined
  return `[seamline] ${file}:${line} also runs in the browser, but reads ${read.join(' and ')}: \`${code}\`. Move it to a \`*.server.ts\` module, or into the function that needs it. (SERVER_CODE_AT_LOAD)`
}

/** The fields of a `package.json` that show native code. */
interface Manifest {
  readonly gypfile?: boolean
  readonly binary?: unknown
  readonly os?: readonly string[]
  readonly cpu?: readonly string[]
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

/** The packages that load native code for others. */
const LOADERS = [
  '@mapbox/node-pre-gyp',
  '@neon-rs/load',
  'bindings',
  'node-addon-api',
  'node-gyp-build',
  'prebuild-install',
]

/** Whether an imported package has native code, itself or in a direct dependency: such a package is for the server. */
async function isNativePackage(source: string, folder: string): Promise<boolean> {
  const { file, manifest } = await readManifest(source, folder)
  if (isNative(manifest)) return true
  const direct = Object.keys(manifest.dependencies ?? {})
  const inner = await Promise.all(direct.map((name) => readManifest(name, file)))
  return inner.some((each) => isNative(each.manifest))
}

async function readManifest(
  source: string,
  folder: string,
): Promise<{ readonly file: string; readonly manifest: Manifest }> {
  const [name] = /^(?:@[^/]+\/)?[^./@][^/]*/.exec(source) ?? []
  const file = (name && (await findDepPkgJsonPath(name, folder))) ?? ''
  return { file, manifest: file === '' ? {} : JSON.parse(readFileSync(file, 'utf8')) }
}

function isNative({ dependencies = {}, optionalDependencies = {}, ...own }: Manifest): boolean {
  const { gypfile, binary, os, cpu } = own
  return (
    gypfile === true ||
    [binary, os, cpu].some((field) => field !== undefined) ||
    LOADERS.some((name) => name in dependencies) ||
    // One package for each platform.
    Object.keys(optionalDependencies).some((name) => /\b(?:linux|darwin|win32)-/.test(name))
  )
}
