/** Writes the sections of docs/fuzz-report.md; each run writes its own section. */

import { readFileSync, writeFileSync } from 'node:fs'

const REPORT = new URL('../../docs/fuzz-report.md', import.meta.url)

/** Replaces one section or appends it. */
export function writeSection(title, text) {
  const [head, ...sections] = readFileSync(REPORT, 'utf8').split(/^(?=## )/m)
  const section = `## ${title}\n\n${text.trim()}\n\n`
  const at = sections.findIndex((each) => each.startsWith(`## ${title}\n`))
  sections.splice(at < 0 ? sections.length : at, at < 0 ? 0 : 1, section)
  writeFileSync(REPORT, `${[head, ...sections].join('').trim()}\n`)
}
