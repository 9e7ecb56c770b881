/**
 * Starts an app's dev server and requests its first page.
 *
 * Prints, as the last line, the milliseconds since the start of this process until it listened and until the page was
 * there.
 */

import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const [root, cacheDir] = process.argv.slice(2)
process.chdir(root)
const { resolve } = createRequire(`${root}/`)
const { createServer } = await import(pathToFileURL(resolve('vite')).href)
const server = await createServer({ root, cacheDir, logLevel: 'error', server: { port: 0 } })
await server.listen()
const listening = performance.now()
const response = await fetch(server.resolvedUrls.local[0])
const page = await response.text()
if (response.status !== 200 || !page.includes('</html>')) {
  throw new Error(`The first page has status ${response.status}: ${page.slice(0, 200)}`)
}
process.stdout.write(`\n${JSON.stringify({ listening, page: performance.now() })}`, () =>
  process.exit(),
)
