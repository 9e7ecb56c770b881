import type { PluginOption, UserConfig } from 'vite'

/** Whether Vitest runs this Vite, by its plugins: a test may also run a build. */
export function isUnderVitest({ plugins = [] }: Pick<UserConfig, 'plugins'>): boolean {
  return plugins.some(isVitestPlugin)
}

function isVitestPlugin(option: PluginOption): boolean {
  if (Array.isArray(option)) return option.some(isVitestPlugin)
  return option instanceof Object && 'name' in option && /^vitest\b/.test(option.name)
}
