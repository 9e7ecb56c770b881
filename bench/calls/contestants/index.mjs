/** The contestants by name, the bare handler first. */
export const CONTESTANTS = {
  raw: () => import('./raw.mjs'),
  hono: () => import('./hono.mjs'),
  orpc: () => import('./orpc.mjs'),
  tanstack: () => import('./tanstack.mjs'),
  seamline: () => import('./seamline.mjs'),
}
