import { createSignal } from 'solid-js'

/** The token of the signed-in user, or `undefined`. */
export const [token, setToken] = createSignal<string>()

/** The time of the last response. */
export const [serverTime, setServerTime] = createSignal<string>()
