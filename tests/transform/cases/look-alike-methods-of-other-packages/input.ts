import { createRouter } from 'some-router'
import app, { middleware } from './app'

export const router = createRouter()
  .middleware([middleware])
  .server(() => 'CLIENT_MARKER')

app.handler(() => 'CLIENT_MARKER')
app.client.validator(() => 'CLIENT_MARKER')
export const { handler } = app.server(() => 'CLIENT_MARKER')
