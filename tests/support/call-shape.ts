/** Calls the functions of `shapes-server.ts` over HTTP, without a page. */

import { functionId } from '../../babel-plugin/model/function-id.ts'
import type { Shape } from './shapes-server.ts'
import { CLIENT_MARKER } from './notes-app.ts'

/** `src/notes.ts#addNote` */
function placeOf({ file, name }: Pick<Shape, 'file' | 'name'>): string {
  return `${file}#${name}`
}

/** Calls a function as the page's stub would. */
export function callShape(origin: string, { file, name, method, data }: Shape): Promise<Response> {
  return callId(origin, functionId(file, name), { method, data })
}

/** Calls the function with an id. */
export function callId(
  origin: string,
  id: string,
  { method, data }: Pick<Shape, 'method' | 'data'>,
): Promise<Response> {
  const url = new URL(`/_serverFn/${id}`, origin)
  const input = data === undefined ? undefined : JSON.stringify({ data })
  if (method === 'GET' && input !== undefined) url.searchParams.set('input', input)
  return fetch(url, {
    method,
    headers: { origin, 'content-type': 'application/json', 'x-client': CLIENT_MARKER },
    ...(method === 'POST' && input !== undefined && { body: input }),
  })
}

/**
 * The responses of functions, by their places: the result, or the whole of an unexpected response.
 */
export async function answersOf(
  origin: string,
  shapes: readonly Shape[],
): Promise<Readonly<Record<string, unknown>>> {
  const answers = shapes.map(async (shape) => {
    const response = await callShape(origin, shape)
    const body: unknown = await response.json()
    const isResult = response.ok && typeof body === 'object' && body !== null && 'result' in body
    return [placeOf(shape), isResult ? body.result : body] as const
  })
  return Object.fromEntries(await Promise.all(answers))
}

/** The expected responses. */
export function resultsOf(shapes: readonly Shape[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(shapes.map((shape) => [placeOf(shape), shape.result]))
}
