/** An app in a workspace: beside packages of its own, and with installed ones. */

import { mkdirSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createFixtureApp, type AppFiles, type FixtureApp } from './fixture-app.ts'

/** A workspace on disk. File paths are relative to the workspace's root. */
export interface Workspace extends FixtureApp {
  /** The app's own root, in which Vite is started. */
  readonly app: string
}

/** The path of the app in its workspace. */
export const APP_FOLDER = 'apps/web'

/**
 * Creates a workspace with the packed package installed.
 *
 * @param links - the workspace's packages that the app depends on, by name, and their folders
 */
export function createWorkspace(
  files: AppFiles,
  links: Readonly<Record<string, string>>,
): Workspace {
  const workspace = createFixtureApp({
    'package.json': JSON.stringify({
      name: 'workspace',
      private: true,
      workspaces: ['apps/*', 'packages/*'],
    }),
    ...files,
  })
  const app = join(workspace.root, APP_FOLDER)
  for (const [name, folder] of Object.entries(links)) {
    const link = join(app, 'node_modules', name)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(join(workspace.root, folder), link, 'dir')
  }
  return { ...workspace, app }
}
