import { createMiddleware, json, ProtocolError, ServerFnError, ValidationError } from 'seamline'
import { z } from 'zod'
import { assertOwnNote } from './notes.server'
import { memberMiddleware } from './session.middleware'

/** Sends errors thrown on purpose as JSON; all others are masked later. */
export const jsonErrorsMiddleware = createMiddleware().server(async ({ next }) => {
  try {
    return await next()
  } catch (error) {
    if (!(error instanceof ServerFnError || error instanceof ProtocolError)) throw error
    const { code, message, status = 500 } = error
    const issues = error instanceof ValidationError ? { issues: error.issues } : {}
    return json({ error: { code, message, ...issues } }, { status })
  }
})

/** Reads the note's id from the path, and allows only its author. */
export const ownNoteOfPathMiddleware = createMiddleware()
  .middleware([memberMiddleware])
  .server(async ({ next, params, context }) => {
    await assertOwnNote(noteIdOf(params?.id), context.user.id)
    return next()
  })

/** @throws ServerFnError `NOT_FOUND` for an invalid id */
export function noteIdOf(segment: string | undefined): number {
  const id = z.coerce.number().int().safeParse(segment)
  if (id.success) return id.data
  throw new ServerFnError('NOT_FOUND', { message: 'This note does not exist.', status: 404 })
}

/** @throws ServerFnError `BAD_JSON`, `ValidationError` */
export async function readJson<TOutput>(
  request: Request,
  schema: z.ZodType<TOutput>,
): Promise<TOutput> {
  const parsed = schema.safeParse(
    await request.json().catch(() => {
      throw new ServerFnError('BAD_JSON', { message: 'The body is not JSON.', status: 400 })
    }),
  )
  if (!parsed.success) throw new ValidationError(parsed.error.issues.map(toIssue))
  return parsed.data
}

function toIssue({ message, path }: z.core.$ZodIssue) {
  return { message, path: path.map((key) => (typeof key === 'number' ? key : String(key))) }
}
