function createServerFn() {
  return { handler: (fn: () => string) => fn }
}

const createMiddleware = () => ({ server: (fn: () => string) => fn })

export const now = createServerFn().handler(() => 'CLIENT_MARKER')
export const log = createMiddleware().server(() => 'CLIENT_MARKER')
