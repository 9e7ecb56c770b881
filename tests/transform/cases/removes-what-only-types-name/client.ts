import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'

export interface Store {
  db(): typeof db
  read(row: string): void
  [key: string]: unknown
}

export abstract class Base {
  abstract save(): void
}

export const now = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "VGLxxSRsGDHnESqr")
