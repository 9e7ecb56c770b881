import { ServerFnError, ValidationError, type ValidationIssue } from '../errors/errors.ts'
import type { AnySerializationAdapter } from '../serialization/adapter.ts'

/** An error in the page's state. */
export interface WrittenError {
  readonly name: string
  readonly message: string
  /** Fields of a `ServerFnError`. */
  readonly own?: Pick<ServerFnError, 'code' | 'data' | 'status' | 'errorId'>
  /** Fields of a `ValidationError`. */
  readonly issues?: readonly ValidationIssue[]
  readonly target?: 'data' | 'context'
}

/**
 * Serializes errors in the page's state, for the app's error boundaries.
 *
 * @param mask - the server's; the browser only reads
 */
export function pageErrorAdapter(
  mask: (error: unknown) => unknown = (error) => error,
): AnySerializationAdapter {
  return {
    key: 'seamline/error',
    test: (value) => value instanceof Error,
    toSerializable: (error: Error) => writeError(mask(error)),
    fromSerializable: (written: WrittenError) => readError(written),
  }
}

export function writeError(error: unknown): WrittenError {
  if (error instanceof ValidationError) {
    const { name, message, issues, target } = error
    return { name, message, issues, target }
  }
  if (error instanceof ServerFnError) {
    const { name, message, code, data, status, errorId } = error
    return { name, message, own: { code, data, status, errorId } }
  }
  return error instanceof Error
    ? { name: error.name, message: error.message }
    : { name: 'Error', message: String(error) }
}

function readError({ name, message, own, issues, target }: WrittenError): Error {
  if (issues !== undefined) return new ValidationError(issues, { target })
  if (own !== undefined) return new ServerFnError(own.code, { ...own, message } as ServerFnOptions)
  return Object.assign(new Error(message), { name })
}

type ServerFnOptions = ConstructorParameters<typeof ServerFnError>[1]
