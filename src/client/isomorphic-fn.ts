import type { BuilderChecks } from '../builder/builder-environment.ts'
import type { IsomorphicFnBuilder } from '../builder/environment-fns.types.ts'
import { refuse } from './refuse-uncompiled.ts'

/** An isomorphic function that was not compiled throws. */
export function isomorphicFnCreator(
  callable?: BuilderChecks['callable'],
): () => IsomorphicFnBuilder {
  return () =>
    Object.assign(refused(), {
      server: (onServer: unknown) => {
        callable?.('server', onServer)
        return Object.assign(refused(), { client: refused })
      },
      client: () => Object.assign(refused(), { server: refused }),
    })
}

function refused(): () => never {
  return () => refuse()
}
