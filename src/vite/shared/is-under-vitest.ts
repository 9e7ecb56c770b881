import type { PluginOption, UserConfig } from 'vite'

/** Whether Vitest runs this Vite: told by its own plugins, for a build may also be made within a test. */
export function isUnderVitest({ plugins = [] }: Pick<UserConfig, 'plugins'>): boolean {
  return plugins.some(isVitestPlugin)
}

function isVitestPlugin(option: PluginOption): boolean {
  if (Array.isArray(option)) return option.some(isVitestPlugin)
  return option instanceof Object && 'name' in option && /^vitest\b/.test(option.name)
}
