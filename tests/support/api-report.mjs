/**
 * Compares the public interface of every entry with the reports in docs/api. With `--write`, writes
 * the reports instead (`npm run api`).
 */

import { Extractor, ExtractorConfig } from '@microsoft/api-extractor'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './prepare.mjs'

const localBuild = process.argv.includes('--write')
const { exports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
const configObject = ExtractorConfig.loadFile(join(ROOT, 'api-extractor.json'))

let ok = true
for (const [entry, { types }] of Object.entries(exports)) {
  if (types === undefined) continue
  const name = entry === '.' ? 'index' : entry.slice(2).replaceAll('/', '-')
  const config = ExtractorConfig.prepare({
    configObject: {
      ...configObject,
      projectFolder: ROOT,
      mainEntryPointFilePath: join(ROOT, types),
      apiReport: { ...configObject.apiReport, reportFileName: `${name}.api.md` },
    },
    configObjectFullPath: join(ROOT, 'api-extractor.json'),
    packageJsonFullPath: join(ROOT, 'package.json'),
  })
  const result = Extractor.invoke(config, {
    localBuild,
    showVerboseMessages: false,
    messageCallback: (message) => {
      // In editors, a comment on a call hides that of the author's own function or base.
      const isCall = message.text.endsWith('"__call".')
      if (message.messageId === 'ae-undocumented' && isCall) message.logLevel = 'none'
    },
  })
  ok &&= result.succeeded
}
process.exitCode = ok ? 0 : 1
