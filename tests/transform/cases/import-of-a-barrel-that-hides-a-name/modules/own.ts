export const createServerFn = () => ({ handler: (fn: () => string) => fn })
