import { statSync } from 'node:fs'
import { join } from 'node:path'
import { normalizePath, type ResolvedConfig } from 'vite'
import type { PluginOptions } from './options.ts'

const EXTENSIONS = ['ts', 'tsx', 'mts', 'js', 'jsx', 'mjs']

/** The files of an app that are found by their name, as `src/start.ts`. */
export const SPECIAL_FILES = ['start', 'server', 'client', 'router'] as const

export type SpecialFile = (typeof SPECIAL_FILES)[number]

/** The paths that a special file may have, in order of preference. */
export function candidatesFor(
  name: SpecialFile,
  { root }: Pick<ResolvedConfig, 'root'>,
  { srcDirectory = 'src', entries }: PluginOptions,
): readonly string[] {
  const own = entries?.[name]
  const file = normalizePath(join(root, srcDirectory, own ?? name))
  const all = EXTENSIONS.map((extension) => `${file}.${extension}`)
  return own === undefined ? all : [file, ...all]
}

export function findSpecialFile(
  name: SpecialFile,
  config: ResolvedConfig,
  options: PluginOptions,
): string | undefined {
  return findSpecialFileIn(name, config.root, options)
}

/** The same, before the configuration is resolved. */
export function findSpecialFileIn(
  name: SpecialFile,
  root: string,
  options: PluginOptions,
): string | undefined {
  return candidatesFor(name, { root }, options).find(isFile)
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true
}
