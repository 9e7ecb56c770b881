import type { BuilderEnvironment } from '../builder/builder-environment.ts'
import type { IsomorphicFnBuilder } from '../builder/environment-fns.types.ts'
import { refuse, refuseUncompiled } from '../builder/refuse-uncompiled.ts'

/** Validators and checks of definitions run on the server only. */
export const browserEnvironment: BuilderEnvironment = {
  toValidate: () => undefined,
  uncompiledServerFn: refuseUncompiled,
  checks: {},
}

/** An isomorphic function that was not compiled throws. */
export function isomorphicFnCreator({ checks }: BuilderEnvironment): () => IsomorphicFnBuilder {
  return () =>
    Object.assign(refused(), {
      server: (onServer: unknown) => {
        checks.callable?.('server', onServer)
        return Object.assign(refused(), { client: refused })
      },
      client: () => Object.assign(refused(), { server: refused }),
    })
}

function refused(): () => never {
  return () => refuse()
}
