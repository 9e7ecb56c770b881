import { resolve } from 'node:path'
import { loadEnv, type ConfigEnv, type InlineConfig, type Plugin, type UserConfig } from 'vite'
import { isUnderVitest } from '../shared/is-under-vitest.ts'

/**
 * Gives the server the values of Vite's env files in `process.env`, in development, in a preview and in tests. A build
 * gets them from its host.
 */
export function pluginEnv(): Plugin {
  return {
    name: 'seamline:env',
    apply: 'serve',
    config: {
      // Other plugins may choose the folder. Vite reads the files afterwards, and prefers `process.env`.
      order: 'post',
      handler(user, { mode }) {
        const folder = envFolder(user)
        if (folder === undefined) return undefined
        if (isUnderVitest(user)) return testConfig(user, readFiles(mode, folder))
        replaceValues(mode, folder)
        return undefined
      },
    },
  }
}

/** The folder of the env files; `undefined` if the app has turned them off. */
function envFolder({ root = '.', envDir, envFile }: InlineConfig): string | undefined {
  if (envDir === false || envFile === false) return undefined
  return resolve(root, envDir ?? '.')
}

type Values = ReadonlyMap<string, string>

/** The values of the files, without those that the environment has already. */
function readFiles(mode: ConfigEnv['mode'], folder: string): Values {
  // An empty prefix stands for every key. No prefix of the app changes: the browser gets what Vite gives it.
  const all = Object.entries(loadEnv(mode, folder, ''))
  return new Map(all.filter(([key]) => !(key in process.env)))
}

/** The values in `process.env` that come from files, by the folder of the files. */
const placed = new Map<string, Values>()

/** Puts the values of a folder into `process.env`, in place of those that an earlier start has put there. */
function replaceValues(mode: string, folder: string): void {
  // Values of files are no environment for other files. Nothing else runs until they are back.
  const others = [...placed].flatMap(([from, values]) => {
    const taken = takeValues(values)
    return from === folder ? [] : [taken]
  })
  const own = readFiles(mode, folder)
  placed.set(folder, own)
  for (const values of [own, ...others]) addValues(values)
}

/** Removes values from `process.env`, except those that the app has changed, and returns them. */
function takeValues(values: Values): Values {
  const taken = new Map([...values].filter(([key, value]) => process.env[key] === value))
  for (const key of taken.keys()) delete process.env[key]
  return taken
}

function addValues(values: Values): void {
  for (const [key, value] of values) process.env[key] ??= value
}

/** Vitest's part of a configuration; an app without Vitest lacks its type. */
interface TestedConfig {
  readonly test?: {
    readonly env?: Readonly<Record<string, unknown>>
    readonly browser?: { readonly enabled?: boolean }
  }
}

/** Vitest passes these values to the processes of tests: each project has its own. */
function testConfig(user: UserConfig, values: Values): UserConfig | undefined {
  const { test = {} }: TestedConfig = user as object
  // It would send them to the page as well.
  if (test.browser?.enabled === true) return undefined
  const own = [...values].filter(([key]) => !(key in (test.env ?? {})))
  return { test: { env: Object.fromEntries(own) } } as UserConfig
}
