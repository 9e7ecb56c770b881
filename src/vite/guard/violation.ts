import type { GuardRules } from './guard-rules.ts'

/** A use of something that is the other side's. */
export interface Violation {
  /** The export that is used. */
  readonly name: string
  /** From the module that starts it all to the offender. */
  readonly chain: readonly string[]
  readonly owner: GuardRules['owner']
}

const WAYS_OUT: Readonly<Record<GuardRules['owner'], string>> = {
  server:
    'Use it in a handler, in a `.server` function or in `createServerOnlyFn()`, whose code never reaches the browser; or, if it may be public, move it to a module that is not marked as server-only.',
  browser:
    'Use it in a `.client` function or in `createClientOnlyFn()`, or load it with `import()` in an effect or an event handler; or, if it may run on the server, move it to a module that is not marked as browser-only.',
}

/** What is wrong, the way it came in, and the ways out. */
export function describeViolation({ name, chain, owner }: Violation): string {
  const offender = chain.at(-1) ?? ''
  const target = owner === 'server' ? 'the browser' : 'the server'
  const code = owner === 'server' ? 'SERVER_CODE_IN_CLIENT' : 'CLIENT_CODE_IN_SERVER'
  const steps = chain.map((path, index) => `${index === 0 ? '   ' : ' → '}${path}`)
  return [
    `[seamline] \`${name}\` of ${offender} is ${owner}-only, but reaches ${target}. (${code})`,
    ...steps,
    WAYS_OUT[owner],
  ].join('\n')
}
