/** Binary values as text: the name of their class, and their bytes in base64. */

import { isViewName, isWrittenBinary } from './guards/tagged-values.ts'

/** `['Uint8Array', 'AQID']`; of a view, only its own bytes. */
export function encodeBytes(value: ArrayBuffer | ArrayBufferView): readonly [string, string] {
  if (value instanceof ArrayBuffer) return ['ArrayBuffer', toBase64(new Uint8Array(value))]
  const { buffer, byteOffset, byteLength } = value
  // The tag of Node's Buffer is Uint8Array.
  const type = Object.prototype.toString.call(value).slice('[object '.length, -1)
  return [type, toBase64(new Uint8Array(buffer, byteOffset, byteLength))]
}

/** `undefined` for anything that {@link encodeBytes} does not return. */
export function decodeBytes(encoded: unknown): ArrayBuffer | ArrayBufferView | undefined {
  if (!isWrittenBinary(encoded)) return undefined
  const [type, text] = encoded
  const { buffer } = fromBase64(text)
  if (type === 'ArrayBuffer') return buffer
  if (!isViewName(type)) return undefined
  // Not every environment has every class.
  const View = (globalThis as unknown as Readonly<Record<string, ViewClass | undefined>>)[type]
  return View && new View(buffer)
}

type ViewClass = new (buffer: ArrayBuffer) => ArrayBufferView

/** Throws for anything but base64. A loop, because `Uint8Array.from` calls a function for each byte. */
function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const characters = atob(text)
  const bytes = new Uint8Array(characters.length)
  for (let index = 0; index < bytes.length; index++) bytes[index] = characters.charCodeAt(index)
  return bytes
}

/** Longer argument lists overflow the stack. */
const CHUNK = 0x8000

function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let start = 0; start < bytes.length; start += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(start, start + CHUNK))
  }
  return btoa(text)
}
