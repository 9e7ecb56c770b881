import { createMiddleware, createServerFn } from 'seamline'

if (import.meta.env.DEV) {
  const createServerFn = () => ({ handler: (fn: () => string) => fn })
  createServerFn().handler(() => 'CLIENT_MARKER')
}

for (const createServerFn of factories) createServerFn().handler(() => 'CLIENT_MARKER')

switch (mode) {
  case 'test':
    function createMiddleware() {}
    createMiddleware().server(() => 'CLIENT_MARKER')
}
