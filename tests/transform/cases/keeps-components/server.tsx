import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import * as ui from './CLIENT_MARKER/ui'
import { Card, Mail } from './ui'
import { render } from './SERVER_MARKER/render'

const Title = () => <h1>CLIENT_MARKER</h1>
const Footer = () => <footer>SERVER_MARKER</footer>

export const mail = _serverServerFn(createServerFn(), { id: "oqOyXTpCa3FwtMLa", name: "mail", filename: "src/input.tsx" }, () =>
  render(<Mail><Title /><Footer /><Card /><ui.List /></Mail>, 'SERVER_MARKER'),
)

export const Page = () => <Card><Title /><ui.List /></Card>
export { mail as mail_createServerFn_handler }
