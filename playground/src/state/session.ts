import { createSignal } from 'solid-js'

const STORAGE_KEY = 'notes.token'

const [token, setToken] = createSignal(read())
const [serverTime, setServerTime] = createSignal<string>()

/** The token of whoever is signed in; `undefined` when nobody is. */
export { token }

/** When the server last answered a call, by its own clock. */
export { serverTime, setServerTime }

export function signedIn(newToken: string): void {
  localStorage.setItem(STORAGE_KEY, newToken)
  setToken(newToken)
}

export function signOut(): void {
  localStorage.removeItem(STORAGE_KEY)
  setToken(undefined)
}

function read(): string | undefined {
  // The server loads this module too, for the client half of the middleware that imports it.
  return typeof localStorage === 'undefined'
    ? undefined
    : (localStorage.getItem(STORAGE_KEY) ?? undefined)
}
