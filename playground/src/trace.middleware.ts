import { createMiddleware } from 'seamline'
import { beginTrace } from './state/trace'

/**
 * Follows each call for the panel "What travelled". The call's number travels too, so that a line of
 * the server's log and a line of the panel can be told to be the same call.
 */
export const traceMiddleware = createMiddleware({ type: 'function' })
  .client(async ({ next, fetch: chosen = fetch, method, serverFnMeta, signal }) => {
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
  .server(async ({ next, context, serverFnMeta }) => {
    const started = performance.now()
    try {
      return await next()
    } finally {
      // The type tells what our own client sends; anybody may send anything else.
      const call = Number.isSafeInteger(context.call) ? context.call : '?'
      const milliseconds = Math.round(performance.now() - started)
      console.info(`call ${call}: ${serverFnMeta.name}, ${milliseconds} ms`)
    }
  })
