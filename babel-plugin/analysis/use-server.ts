import { refuse } from '../model/code-errors.ts'
import { USE_SERVER } from '../model/definitions.ts'
import type { Syntax } from '../model/syntax.ts'
import { walk } from '../model/walk.ts'

/**
 * Refuses the directive of other frameworks: seamline does not split a module by it, so the code that it
 * marks would reach the browser.
 *
 * @throws CompileError `USE_SERVER`
 */
export function refuseUseServer(syntax: Syntax): void {
  // Few modules hold the text: the others are spared a walk through all of their functions.
  if (!syntax.code.includes(USE_SERVER)) return
  walk(syntax.program, (node) => {
    if (node.type !== 'Directive' || node.value.value !== USE_SERVER) return
    throw refuse(node, 'USE_SERVER', syntax)
  })
}
