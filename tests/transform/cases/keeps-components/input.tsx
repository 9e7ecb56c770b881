import { createServerFn } from 'seamline'
import * as ui from './CLIENT_MARKER/ui'
import { Card, Mail } from './ui'
import { render } from './SERVER_MARKER/render'

const Title = () => <h1>CLIENT_MARKER</h1>
const Footer = () => <footer>SERVER_MARKER</footer>

export const mail = createServerFn().handler(() =>
  render(<Mail><Title /><Footer /><Card /><ui.List /></Mail>, 'SERVER_MARKER'),
)

export const Page = () => <Card><Title /><ui.List /></Card>
