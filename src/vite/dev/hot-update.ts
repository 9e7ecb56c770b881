import type { DevEnvironment, EnvironmentModuleNode, HotUpdateOptions } from 'vite'
import type { Compiler } from '../split/compiler.ts'
import { readText, sourceHost } from '../split/module-host.ts'

/** Those of an edit's modules whose client side it changes. */
export async function changedForClient(
  modules: readonly EnvironmentModuleNode[],
  update: HotUpdateOptions,
  environment: DevEnvironment,
  compiler: Compiler,
): Promise<EnvironmentModuleNode[]> {
  const changed = await Promise.all(
    modules.map((each) => isChanged(each, update, environment, compiler)),
  )
  return modules.filter((_module, index) => changed[index])
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
    // The error is shown when the browser loads the module.
    return true
  }
}
