import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { normalizePath, type ResolvedConfig } from 'vite'
import type { SeamlineOptions } from './options.ts'

const EXTENSIONS = ['ts', 'tsx', 'mts', 'js', 'jsx', 'mjs']

/** The files of an app that have a meaning by their name: `src/start.ts` and `src/server.ts`. */
export type SpecialFile = 'start' | 'server'

/** Where a special file may stand, in order of preference. */
export function candidatesFor(
  name: SpecialFile,
  { root }: ResolvedConfig,
  { srcDirectory = 'src' }: SeamlineOptions,
): readonly string[] {
  return EXTENSIONS.map((extension) =>
    normalizePath(join(root, srcDirectory, `${name}.${extension}`)),
  )
}

/** The path of a special file, if the app has it. */
export function findSpecialFile(
  name: SpecialFile,
  config: ResolvedConfig,
  options: SeamlineOptions,
): string | undefined {
  return candidatesFor(name, config, options).find((file) => existsSync(file))
}
