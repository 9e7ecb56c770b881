/** The apps of docs/integrations.md: the files that its code blocks show, by its sections. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort, startInDevelopment } from './child-server.ts'
import { APP_TSCONFIG, type AppFiles } from './fixture-app.ts'
import { ROOT } from './prepare.mjs'
import { built, type Running } from './running-app.ts'
import { IS_FULL } from './selection.ts'

const PAGE = readFileSync(join(ROOT, 'docs/integrations.md'), 'utf8')
/** Plugins of Vite read it to find the packages that are written for Solid. */
const MANIFEST = JSON.stringify({
  name: 'shown',
  private: true,
  type: 'module',
  dependencies: {
    '@solidjs/router': '*',
    '@tanstack/solid-query': '*',
    '@tanstack/solid-router': '*',
    '@tanstack/solid-router-ssr-query': '*',
    seamline: '*',
    'solid-js': '*',
  },
})

/** Also checks tests, stories and configurations. */
const TSCONFIG = JSON.stringify({
  ...JSON.parse(APP_TSCONFIG),
  include: ['src', 'stories', 'tests', '*.config.ts'],
})

/** A block of code, whose first line is a comment with the path of a file. */
const FILE = /^```(?:tsx?|html)\n(?:\/\/ (\S+)|<!-- (\S+) -->)\n([^]*?)^```$/gm

/**
 * The modes of serving an app; the full set runs both. The dev server has its own process, because Vitest's resolves
 * packages with conditions of its own.
 */
export const SHOWN_SERVERS: readonly (readonly [string, (root: string) => Promise<Running>])[] = [
  ['built', built],
  ...(IS_FULL ? [['in development', develop] as const] : []),
]

async function develop(root: string): Promise<Running> {
  return startInDevelopment(root, await freePort())
}

/**
 * The files of an app.
 *
 * @param sections - the headings of the sections that show them
 */
export function shownApp(...sections: readonly string[]): AppFiles {
  return {
    'package.json': MANIFEST,
    'tsconfig.json': TSCONFIG,
    ...Object.assign({}, ...sections.map(filesOf)),
  }
}

function filesOf(section: string): AppFiles {
  const text = PAGE.split(/^## /m).find((each) => each.startsWith(`${section}\n`))
  if (text === undefined) throw new Error(`docs/integrations.md has no section ${section}.`)
  const files = [...text.matchAll(FILE)].map(([, code, markup, content = '']) => [
    code ?? markup ?? '',
    content,
  ])
  if (files.length !== text.match(/^```(?:tsx?|html)$/gm)?.length) {
    throw new Error(`A block of code in ${section} does not begin with the path of its file.`)
  }
  return Object.fromEntries(files)
}
