import { createSignal } from 'solid-js'

const STORAGE_KEY = 'notes.token'

const [serverTime, setServerTime] = createSignal<string>()

/** When the server last answered a call, by its own clock. */
export { serverTime, setServerTime }

/** The token that this browser was given, for calls; `null` when it has none. */
export function storedToken(): string | null {
  return localStorage.getItem(STORAGE_KEY)
}

export function storeToken(token: string): void {
  localStorage.setItem(STORAGE_KEY, token)
}

export function forgetToken(): void {
  localStorage.removeItem(STORAGE_KEY)
}
