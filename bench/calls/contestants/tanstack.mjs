import { loadBuiltApp } from './built-app.mjs'

export const load = () => loadBuiltApp('tanstack')
