import { createMiddleware } from 'seamline'
import { z } from 'zod'
import { isServer } from 'solid-js/web'
import { beginTrace } from './state/trace'

/**
 * Records each call for the panel "Call trace". The call's number is sent too, so that lines of the
 * server's log can be matched with those of the panel.
 */
export const traceMiddleware = createMiddleware({ type: 'function' })
  .client(async ({ next, fetch: chosen = fetch, method, serverFnMeta, signal }) => {
    // Calls during server rendering are not shown, because they are not sent.
    if (isServer) return next()
    const trace = beginTrace(serverFnMeta.id, method)
    try {
      const outcome = await next({
        sendContext: { call: trace.call },
        fetch: async (input, init) => {
          trace.sent(new Request(input, init), init?.body)
          const response = await chosen(input, init)
          trace.answered(response.status)
          return response
        },
      })
      trace.ended('done', outcome.context)
      return outcome
    } catch (error) {
      trace.ended(signal.aborted ? 'aborted' : 'failed')
      throw error
    }
  })
  .contextValidator(z.object({ call: z.number().int().positive().optional() }))
  .server(async ({ next, context, serverFnMeta }) => {
    const started = performance.now()
    try {
      return await next()
    } finally {
      const milliseconds = Math.round(performance.now() - started)
      console.info(`call ${context.call ?? 'of a page'}: ${serverFnMeta.name}, ${milliseconds} ms`)
    }
  })
