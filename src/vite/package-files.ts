import { fileURLToPath } from 'node:url'
import { normalizePath } from 'vite'

/** See {@link PACKAGE_FILES}. */
export interface PackageFiles {
  /** The folder of the built package; its modules are never compiled. */
  readonly folder: string
  /** The module behind `seamline/server-entry`. */
  readonly serverEntry: string
  /** The module that the plugin replaces. */
  readonly config: string
}

/** The files of this package that the plugin refers to, as Vite writes paths. */
export const PACKAGE_FILES: PackageFiles = {
  folder: pathOf('../../'),
  serverEntry: pathOf('../server-entry.js'),
  config: pathOf('../internal/config.js'),
}

function pathOf(relative: string): string {
  return normalizePath(fileURLToPath(new URL(relative, import.meta.url)))
}
