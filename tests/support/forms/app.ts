/** An app whose server renders a page of plain forms, which a script enhances if it runs. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createFixtureApp, type AppFiles, type FixtureApp } from '../fixture-app.ts'
import { ROOT } from '../prepare.mjs'

/** The modules shared with the tests of other transports, as files of the app. */
function shared(file: string): string {
  return readFileSync(join(ROOT, 'tests/support', file), 'utf8')
    .replaceAll("'../../../src/index.ts'", "'seamline'")
    .replaceAll("'../../../src/server.ts'", "'seamline/server'")
}

const FILES: AppFiles = {
  'index.html': `<!doctype html><title>entry</title><script type="module" src="/src/main.ts"></script>`,
  // The page needs the name of the script.
  'vite.config.ts': `
    import { seamline } from 'seamline/vite'
    const output = { entryFileNames: 'assets/main.js' }
    export default ({ command }) => ({
      define: { SCRIPT: JSON.stringify(command === 'serve' ? '/src/main.ts' : '/assets/main.js') },
      plugins: [
        seamline(),
        {
          name: 'pages',
          configureServer(server) {
            server.middlewares.use(async (request, response, next) => {
              if (request.method !== 'GET') return next()
              const { pageAt } = await server.ssrLoadModule('/src/page.ts')
              const page = pageAt(request.url)
              if (page === undefined) return next()
              response.setHeader('content-type', 'text/html').end(page)
            })
          },
        },
      ],
      environments: { client: { build: { rolldownOptions: { output } } } },
    })`,
  'src/start.ts': `
    import { createStart } from 'seamline'
    export const startInstance = createStart(() => ({ serverFns: { onError: () => {} } }))`,
  'src/functions.ts': `
    import { createServerFn } from 'seamline'
    import { saveNote, sendsTenant, toNote } from './note-form.ts'
    import { see } from './seen.ts'

    export const save = createServerFn({ method: 'POST' })
      .inputValidator(toNote)
      .handler((args) => saveNote(args, see))
    export const saveWithContext = createServerFn({ method: 'POST' })
      .middleware([sendsTenant])
      .inputValidator(toNote)
      .handler((args) => saveNote(args, see))`,
  'src/seen.ts': `
    // What the handler has seen since somebody asked.
    export const see = (note) => { (globalThis.seenNotes ??= []).push(note) }
    export const seen = () => JSON.stringify(globalThis.seenNotes?.splice(0) ?? [])`,
  'src/page.ts': `
    import * as functions from './functions.ts'
    import { seen } from './seen.ts'

    function form(encoding, name) {
      const enctype = encoding === 'urlencoded' ? 'application/x-www-form-urlencoded' : 'multipart/form-data'
      return '<form id="' + encoding + '-' + name + '" method="post" enctype="' + enctype +
        '" action="' + functions[name].url + '"><textarea name="title"></textarea>' +
        (encoding === 'file' ? '<input type="file" name="file">' : '') +
        // The button that was pressed is a part of the form.
        ['value', 'redirect', 'response', 'error', 'crash'].map((ending) =>
          '<button name="ending" value="' + ending + '">' + ending + '</button>').join('') + '</form>'
    }

    export function pageAt(path) {
      const [pathname] = path.split('?')
      if (pathname === '/thanks') return '<!doctype html><title>thanks</title><h1>Thanks</h1>'
      if (pathname === '/seen') return seen()
      if (pathname !== '/forms') return undefined
      const forms = ['urlencoded', 'multipart', 'file'].flatMap((encoding) =>
        ['save', 'saveWithContext'].map((name) => form(encoding, name)))
      return '<!doctype html><html lang="en"><meta charset="utf-8"><title>forms</title><link rel="icon" href="data:,">' +
        '<script type="module" src="' + SCRIPT + '"></script>' + forms.join('') + '<output></output>'
    }`,
  'src/server.ts': `
    import handler, { createServerEntry } from 'seamline/server-entry'
    import { pageAt } from './page.ts'
    export default createServerEntry({
      fetch(request) {
        const { pathname, search } = new URL(request.url)
        const page = request.method === 'GET' ? pageAt(pathname + search) : undefined
        return page === undefined
          ? handler.fetch(request)
          : new Response(page, { headers: { 'content-type': 'text/html' } })
      },
    })`,
  'src/main.ts': `
    import * as functions from './functions.ts'
    import { told } from './outcomes/told.ts'

    for (const form of document.forms) {
      form.addEventListener('submit', async (event) => {
        event.preventDefault()
        const data = new FormData(form, event.submitter)
        const [encoding, name] = form.id.split('-')
        const nested = {
          note: { title: data.get('title'), ending: data.get('ending') },
          files: data.getAll('file'),
        }
        const call = functions[name]({ data: encoding === 'file' ? nested : data })
        document.querySelector('output').textContent = JSON.stringify(await told(call))
      })
    }
    document.documentElement.dataset.ready = 'yes'`,
}

/** Creates the app. */
export function createFormsApp(): FixtureApp {
  return createFixtureApp({
    ...FILES,
    'src/note-form.ts': shared('forms/note-form.ts'),
    'src/outcomes/told.ts': shared('outcomes/told.ts'),
    'src/outcomes/quota-error.ts': shared('outcomes/quota-error.ts'),
  })
}
