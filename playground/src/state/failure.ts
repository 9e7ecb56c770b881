import { ProtocolError, SeamlineError, ServerFnError } from 'seamline'
import { createSignal } from 'solid-js'

/** A failure as shown. */
export interface FailureText {
  readonly code: string
  readonly message: string
  /** Its id in the server's log. */
  readonly errorId?: string | undefined
}

const [failure, setFailure] = createSignal<FailureText>()

/** Why the last call failed, until it is dismissed or the next call starts. */
export { failure }

export function reportFailure(error: unknown): void {
  setFailure(describeFailure(error))
}

export function dismissFailure(): void {
  setFailure(undefined)
}

export function describeFailure(error: unknown): FailureText {
  if (error instanceof ServerFnError) {
    return { code: error.code, message: error.message, errorId: error.errorId }
  }
  if (error instanceof ProtocolError || error instanceof SeamlineError) {
    return { code: error.code, message: error.message }
  }
  return { code: 'ERROR', message: error instanceof Error ? error.message : String(error) }
}
