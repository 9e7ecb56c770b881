/** The values of env files in `process.env`, and in the configuration of tests. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { resolveConfig, type InlineConfig } from 'vite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { pluginEnv } from '../../../src/vite/entry/plugin-env.ts'

const before = { ...process.env }
let root = ''

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'env-'))
})

afterEach(() => {
  for (const key of Object.keys(process.env)) if (!(key in before)) delete process.env[key]
  Object.assign(process.env, before)
  rmSync(root, { recursive: true })
})

const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
}

const start = (config: InlineConfig = {}, command: 'serve' | 'build' = 'serve') =>
  resolveConfig(
    {
      configFile: false,
      root,
      logLevel: 'silent',
      ...config,
      plugins: [config.plugins, pluginEnv()],
    },
    command,
  )

describe('`process.env`', () => {
  test('has the values of all files for the mode, the most specific first', async () => {
    write('.env', 'A=env\nB=env\nC=env\nD=env\nE=$A and $D')
    write('.env.local', 'B=local\nC=local\nD=local')
    write('.env.development', 'C=mode\nD=mode')
    write('.env.development.local', 'D=mode local')
    write('.env.production', 'A=production\nP=production')
    await start()
    const { A, B, C, D, E, P } = process.env
    expect([A, B, C, D, E, P]).toEqual([
      'env',
      'local',
      'mode',
      'mode local',
      'env and mode local',
      undefined,
    ])
  })

  test('has the values of another mode', async () => {
    write('.env.staging', 'A=staging')
    await start({ mode: 'staging' })
    expect(process.env['A']).toBe('staging')
  })

  test('keeps the values of the environment, empty ones as well', async () => {
    process.env['A'] = 'real'
    process.env['B'] = ''
    write('.env', 'A=file\nB=file\nC=$A\nNODE_ENV=production')
    await start()
    const { A, B, C, NODE_ENV } = process.env
    expect([A, B, C, NODE_ENV]).toEqual(['real', '', 'real', before['NODE_ENV']])
  })

  test('follows the files when the server restarts, and so does the browser', async () => {
    write('.env', 'A=1\nB=1\nVITE_C=1')
    expect((await start()).env['VITE_C']).toBe('1')
    write('.env', 'A=2\nVITE_C=2')
    expect((await start()).env['VITE_C']).toBe('2')
    const { A, B, VITE_C } = process.env
    expect([A, B, VITE_C]).toEqual(['2', undefined, '2'])
  })

  test('keeps what the app has changed itself', async () => {
    write('.env', 'A=1')
    await start()
    process.env['A'] = 'changed'
    await start()
    expect(process.env['A']).toBe('changed')
  })

  test('of two apps has the values of both, and the later one wins', async () => {
    write('one/.env', 'A=one\nB=one')
    write('two/.env', 'B=two\nC=$A')
    await start({ root: join(root, 'one') })
    await start({ root: join(root, 'two') })
    const { A, B, C } = process.env
    expect([A, B, C]).toEqual(['one', 'two', ''])
  })

  test('is left alone by a build', async () => {
    write('.env', 'A=1')
    write('.env.production', 'A=1')
    await start({}, 'build')
    expect(process.env['A']).toBeUndefined()
  })
})

describe('the folder of the files', () => {
  test.each<[what: string, config: InlineConfig]>([
    ['is `envDir`, from the root', { envDir: './config' }],
    [
      'may be chosen by another plugin',
      { plugins: [{ name: 'a', config: () => ({ envDir: 'config' }) }] },
    ],
  ])('%s', async (_what, config) => {
    write('.env', 'A=root')
    write('config/.env', 'A=config')
    await start(config)
    expect(process.env['A']).toBe('config')
  })

  test.each<InlineConfig>([{ envDir: false }, { envFile: false }])(
    'is none with %j',
    async (config) => {
      write('.env', 'A=1')
      await start(config)
      expect(process.env['A']).toBeUndefined()
    },
  )
})

test('the browser gets keys with the prefix only', async () => {
  write('.env', 'SECRET=1\nVITE_PUBLIC=2')
  const { env } = await start()
  expect(env).toMatchObject({ VITE_PUBLIC: '2' })
  expect(env).not.toHaveProperty('SECRET')
})

/** The values that Vitest passes on, for an app with these options. */
async function testedBy(options: object): Promise<unknown> {
  write('.env', 'A=env\nB=env')
  write('.env.test', 'B=test')
  const config = { mode: 'test', plugins: [{ name: 'vitest' }], test: options }
  const resolved: object = await start(config as InlineConfig)
  return (resolved as { test: { env?: unknown } }).test.env
}

describe('under Vitest', () => {
  test('the processes of tests get the values', async () => {
    expect(await testedBy({})).toEqual({ A: 'env', B: 'test' })
    expect(process.env['A']).toBeUndefined()
  })

  test('the values of `test.env` and of the environment win', async () => {
    process.env['B'] = 'real'
    expect(await testedBy({ env: { A: 'own' } })).toEqual({ A: 'own' })
  })

  test('tests in a browser get none', async () => {
    expect(await testedBy({ browser: { enabled: true } })).toBeUndefined()
  })
})
