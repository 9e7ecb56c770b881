import { readFileSync } from 'node:fs'
import { findDepPkgJsonPath } from 'vitefu'

/** The fields of a `package.json` that show native code. */
interface NativeManifest {
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

/**
 * Whether an installed package has native code, by itself or through what it depends on directly: such a
 * package is for the server.
 *
 * @param source - as it is imported
 * @param folder - where it is imported
 */
export async function isNativePackage(source: string, folder: string): Promise<boolean> {
  const manifest = await manifestOf(source, folder)
  if (manifest === undefined) return false
  if (isNative(manifest.json)) return true
  const direct = Object.keys(manifest.json.dependencies ?? {})
  const inner = await Promise.all(direct.map((name) => manifestOf(name, manifest.file)))
  return inner.some((each) => each !== undefined && isNative(each.json))
}

interface Manifest {
  readonly file: string
  readonly json: NativeManifest
}

async function manifestOf(source: string, folder: string): Promise<Manifest | undefined> {
  const [name] = /^(?:@[^/]+\/)?[^./@][^/]*/.exec(source) ?? []
  const file = name && (await findDepPkgJsonPath(name, folder))
  return file === undefined || file === ''
    ? undefined
    : { file, json: JSON.parse(readFileSync(file, 'utf8')) }
}

function isNative({
  gypfile,
  binary,
  os,
  cpu,
  dependencies = {},
  optionalDependencies = {},
}: NativeManifest): boolean {
  return (
    gypfile === true ||
    binary !== undefined ||
    os !== undefined ||
    cpu !== undefined ||
    LOADERS.some((name) => name in dependencies) ||
    // One package for each platform.
    Object.keys(optionalDependencies).some((name) => /\b(?:linux|darwin|win32)-/.test(name))
  )
}
