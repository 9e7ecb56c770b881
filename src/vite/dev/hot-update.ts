import type { DevEnvironment, EnvironmentModuleNode, HotUpdateOptions, Plugin } from 'vite'
import type { Compiler } from '../split/compiler.ts'
import { readText, sourceHost } from '../split/module-host.ts'

/**
 * Hides edits that concern only the server from the browser: where the client's side of a module is unchanged, no
 * component is replaced and no state is lost. The server takes the edit with its next call.
 */
export function pluginHmr(compiler: Compiler): Plugin {
  return {
    name: 'seamline:hmr',
    hotUpdate: {
      order: 'pre',
      async handler(update) {
        const { environment } = this
        if (update.type === 'delete') compiler.functions.delete(update.file)
        const { moduleGraph, config } = environment
        const dependents = compiler
          .forget(update.file)
          .flatMap((file) => Array.from(moduleGraph.getModulesByFile(file) ?? []))
        for (const dependent of dependents) moduleGraph.invalidateModule(dependent)
        // Vite has invalidated the server's modules and their importers: the next call loads them again, and all
        // others keep their state.
        if (config.consumer === 'server') return []
        const modules = [...new Set([...update.modules, ...dependents])]
        const changed = await Promise.all(
          modules.map((each) => changesClient(each, update, environment, compiler)),
        )
        return modules.filter((_module, index) => changed[index])
      },
    },
  }
}

async function changesClient(
  { id, file }: EnvironmentModuleNode,
  update: HotUpdateOptions,
  environment: DevEnvironment,
  compiler: Compiler,
): Promise<boolean> {
  if (id === null || file === null) return true
  const isEdited = file === update.file
  if (isEdited && !compiler.hasSplit(id)) return true
  const host = sourceHost((source, importer) =>
    environment.pluginContainer.resolveId(source, importer),
  )
  const code = isEdited ? await update.read() : await readText(file)
  if (code === null) return true
  try {
    return await compiler.changesClient(code, { id, host })
  } catch {
    // The error is shown when the browser loads the module.
    return true
  }
}
