import { createSignal } from 'solid-js'

/** The token of whoever is signed in; `undefined` when nobody is. */
export const [token, setToken] = createSignal<string>()

/** When the server last answered. */
export const [serverTime, setServerTime] = createSignal<string>()
