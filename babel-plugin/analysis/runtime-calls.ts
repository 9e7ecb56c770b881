import type * as t from '@babel/types'
import { importedBinding } from '../model/bindings.ts'
import { RUNTIME } from '../model/definitions.ts'
import type { Syntax } from '../model/syntax.ts'

const ENTRY = /^(?:@[^/]+\/)?[^/.@][^/]*\/internal\/(?:client|server)$/

const NAMES: ReadonlySet<unknown> = new Set(Object.values(RUNTIME))

/** Whether a module is an entry for compiled code, which exports no builders. */
export function isRuntimeEntry(source: string): boolean {
  return ENTRY.test(source)
}

/** The runtime function that compiled code calls here; `undefined` for any other call. */
export function calledRuntime({ callee }: t.CallExpression, syntax: Syntax): string | undefined {
  const binding = callee.type === 'Identifier' ? syntax.bindingOf(callee) : undefined
  if (binding?.kind !== 'import') return undefined
  const { name, source } = importedBinding(binding.declaration, syntax) ?? {}
  return NAMES.has(name) && source !== undefined && isRuntimeEntry(source) ? name : undefined
}
