/** The routes in a bare Hono app. */

import { Hono } from 'hono'
import { honoPath, ROUTES } from './paths.mjs'

export const app = new Hono()
for (const route of ROUTES) {
  app.get(honoPath(route), (c) => c.json({ ok: true, params: c.req.param() }))
}
