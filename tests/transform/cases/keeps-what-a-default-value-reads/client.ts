import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'
import { name } from './CLIENT_MARKER/name'
import { kind } from './CLIENT_MARKER/kind'

// The default value reads the import: the variable of the body is not there yet.
export function greet(text = name) {
  const name = text.trim()
  return name
}

export const describe = (text: string, read = () => name) => {
  const name = read()
  return text + name
}

export function choose() {
  switch (kind) {
    default: {
      break
    }
    case 'CLIENT_MARKER':
      const kind = 1
      return kind
  }
}

export const list = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "M-u2HFYR80c8HZur")
