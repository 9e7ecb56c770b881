import { resolveConfig, type InlineConfig } from 'vite'
import { describe, expect, test } from 'vitest'
import { seamline } from '../../../../src/vite/seamline.ts'

/** The configuration of Vite's servers: a function in place of options, as `cors` accepts both. */
type Chosen = (request: { url: string }, done: (error: null, options: object) => void) => void

const chosenBy = async (config: InlineConfig, url: string) => {
  const { server, preview } = await resolveConfig(
    { configFile: false, root: import.meta.dirname, plugins: [seamline()], ...config },
    'serve',
  )
  return [server.cors, preview.cors].map((cors) => {
    if (cors === false) return cors
    let options: object | undefined
    const choose = cors as never as Chosen
    choose({ url }, (_error, chosen) => {
      options = chosen
    })
    return options
  })
}

const STRICT = { origin: 'https://partner.test' }

describe('the CORS options of Vite’s servers', () => {
  test.each([
    ['/_serverFn/abc', {}],
    ['/_serverFn/abc?input=1', { server: { cors: true } }],
    ['/app/_serverFn/abc', { base: '/app/', server: { cors: STRICT } }],
  ])('do not apply to %s, with %j', async (url, config) => {
    expect(await chosenBy(config, url)).toEqual([{ origin: false }, { origin: false }])
  })

  test.each([
    ['/src/main.ts', { server: { cors: STRICT } }, STRICT, STRICT],
    ['/_serverFnX', { server: { cors: true } }, {}, {}],
    ['/', { server: { cors: false }, preview: { cors: STRICT } }, false, STRICT],
    ['/_serverFn/abc', { server: { cors: false } }, false, false],
  ])('apply to %s, with %j', async (url, config, inDevelopment, inPreview) => {
    expect(await chosenBy(config, url)).toEqual([inDevelopment, inPreview])
  })
})
