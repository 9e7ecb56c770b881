import { createSignal } from 'solid-js'

const STORAGE_KEY = 'notes.token'

const [serverTime, setServerTime] = createSignal<string>()

/** The server's time of the last response. */
export { serverTime, setServerTime }

/** The token of this browser for calls; `null` without one. */
export function storedToken(): string | null {
  return localStorage.getItem(STORAGE_KEY)
}

export function storeToken(token: string): void {
  localStorage.setItem(STORAGE_KEY, token)
}

export function forgetToken(): void {
  localStorage.removeItem(STORAGE_KEY)
}
