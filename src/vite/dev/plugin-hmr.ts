import type { DevEnvironment, EnvironmentModuleNode, HotUpdateOptions, Plugin } from 'vite'
import type { Compiler } from '../split/compiler.ts'
import { readText, sourceHost } from '../split/module-host.ts'

/**
 * Keeps the browser out of edits that are the server's alone: where the client's side of a module is
 * what it was, no component is replaced and no state is lost. The server takes the edit with its next
 * call.
 */
export function pluginHmr(compiler: Compiler): Plugin {
  return {
    name: 'seamline:hmr',
    hotUpdate: {
      order: 'pre',
      async handler(update) {
        if (update.type === 'delete') compiler.functions.delete(update.file)
        const { moduleGraph } = this.environment
        const dependents = compiler
          .forget(update.file)
          .flatMap((file) => Array.from(moduleGraph.getModulesByFile(file) ?? []))
        for (const dependent of dependents) moduleGraph.invalidateModule(dependent)
        // The server's modules are out of date already, with all that import them: the next call loads
        // what has changed, and the state of all others stays.
        if (this.environment.config.consumer === 'server') return []
        const modules = [...new Set([...update.modules, ...dependents])]
        const changed = await Promise.all(
          modules.map((each) => isChanged(each, update, this.environment, compiler)),
        )
        return modules.filter((_module, index) => changed[index])
      },
    },
  }
}

async function isChanged(
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
    // The browser is told when it loads the module.
    return true
  }
}
