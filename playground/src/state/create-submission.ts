import { ValidationError } from 'seamline'
import { createSignal } from 'solid-js'
import { dismissFailure, reportFailure } from './failure'

/**
 * The calls of a form or a button, one at a time.
 *
 * @param field - where the form shows what a validator found; any other failure goes to the banner
 */
export function createSubmission(field?: string) {
  const [busy, setBusy] = createSignal(false)
  const [issue, setIssue] = createSignal<string>()

  const submit = async (call: () => Promise<void>) => {
    if (busy()) return
    setBusy(true)
    setIssue(undefined)
    dismissFailure()
    try {
      await call()
    } catch (error) {
      const found = field === undefined ? undefined : issueAt(field, error)
      if (found === undefined) reportFailure(error)
      else setIssue(found)
    } finally {
      setBusy(false)
    }
  }
  return { busy, issue, submit }
}

function issueAt(field: string, error: unknown): string | undefined {
  return error instanceof ValidationError
    ? error.issues.find(({ path }) => path[0] === field)?.message
    : undefined
}
