/** `npm start`: the playground on its dev server, on `PORT`. */

import { buildPackage, installPackages, ROOT } from '../tests/support/prepare.mjs'

installPackages()
buildPackage()

// Import only after the packages are installed.
const { createServer } = await import('vite')
process.chdir(`${ROOT}/playground`)
const port = Number(process.env.PORT ?? 3000)
const server = await createServer({ root: process.cwd(), server: { port, strictPort: true } })
await server.listen()
server.printUrls()
