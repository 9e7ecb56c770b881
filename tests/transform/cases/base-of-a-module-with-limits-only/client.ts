import { base } from './bases'

export const large = /* @__PURE__ */ base({ method: 'POST' })
export const title = 'CLIENT_MARKER'
