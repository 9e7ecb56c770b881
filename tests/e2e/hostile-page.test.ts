/**
 * A page of another site, open beside a dev server, cannot run its code on the developer's machine.
 */

import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { connectBrowser } from '../support/browser.ts'
import { startDevServer } from '../support/dev-server.ts'
import { createFixtureApp } from '../support/fixture-app.ts'

test('an image of a foreign page runs no code', async () => {
  const app = createFixtureApp({
    'vite.config.ts': `
      import { seamline } from 'seamline/vite'
      export default { plugins: [seamline()] }`,
    'index.html': '<!doctype html><h1>own</h1>',
  })
  const canary = join(app.root, 'canary')
  const code = `process.getBuiltinModule("fs").writeFileSync("${canary}","")`
  const dev = await startDevServer(app.root)
  const url = `${dev.url}/@id/__x00__seamline:builtin:data:text/javascript,${encodeURIComponent(code)}`
  const foreign = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html')
    response.end(`<img src='${url}'><script src='${url}'></script><img src='${url}?import'>`)
  }).listen(0, '127.0.0.1')
  await once(foreign, 'listening')
  const browser = await connectBrowser()
  const page = await browser.newPage()
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  // The load event fires once the images have loaded or failed.
  await page.goto(`http://127.0.0.1:${(foreign.address() as AddressInfo).port}`)
  expect(asked).toContain(`${url}?import`)
  expect(existsSync(canary)).toBe(false)
  await page.goto(dev.url)
  await page.getByRole('heading', { name: 'own' }).waitFor()
  await browser.close()
  foreign.close()
  await dev.stop()
  app.remove()
})
