import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'
import * as ui from './CLIENT_MARKER/ui'
import { Card } from './ui'

const Title = () => <h1>CLIENT_MARKER</h1>

export const mail = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "oqOyXTpCa3FwtMLa")

export const Page = () => <Card><Title /><ui.List /></Card>
