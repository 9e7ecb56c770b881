import { Hono } from 'hono'
import { validator } from 'hono/validator'
import { z } from 'zod'
import { LARGE } from '../apps/shared/large.mjs'
import { jsonClient } from './json-client.mjs'

const schema = z.object({ id: z.number(), text: z.string() })

/** Adds one to the steps of a request, and names its user. */
const step = async (context, next) => {
  context.set('steps', (context.get('steps') ?? 0) + 1)
  context.set('user', 'ada')
  await next()
}

const app = new Hono()
app.post('/echo', async (context) => context.json(await context.req.json()))
app.post(
  '/guarded',
  step,
  step,
  step,
  step,
  step,
  validator('json', (value) => schema.parse(value)),
  (context) =>
    context.json({
      ...context.req.valid('json'),
      user: context.get('user'),
      steps: context.get('steps'),
    }),
)
app.post('/large', (context) => context.json(LARGE))

export async function load() {
  return { fetch: app.fetch, call: jsonClient() }
}
