import { createMiddleware } from 'seamline'

export const guards = ['user', 'admin'].map((role) =>
  /* @__PURE__ */ createMiddleware(),
)
