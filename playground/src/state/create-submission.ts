import { ProtocolError, ValidationError, type ValidationIssue } from 'seamline'
import { createSignal } from 'solid-js'
import { dismissFailure, reportFailure } from './failure'

/**
 * The calls of a form or a button, one at a time.
 *
 * @param fields - the fields at which the form shows issues; other failures go to the banner
 */
export function createSubmission(...fields: readonly string[]) {
  const [busy, setBusy] = createSignal(false)
  const [issues, setIssues] = createSignal<readonly ValidationIssue[]>([])

  const submit = async (call: () => Promise<void>) => {
    if (busy()) return
    setBusy(true)
    setIssues([])
    dismissFailure()
    try {
      await call()
    } catch (error) {
      const found = issuesOf(error)
      if (found.some(({ path }) => fields.includes(String(path[0])))) setIssues(found)
      else reportFailure(error)
    } finally {
      setBusy(false)
    }
  }
  /** The issue of a field or of a value within it. */
  const issueAt = (...place: readonly (string | number)[]): string | undefined =>
    issues().find(
      ({ path }) => path.length === place.length && place.every((key, at) => path[at] === key),
    )?.message
  return { busy, issueAt, submit }
}

function issuesOf(error: unknown): readonly ValidationIssue[] {
  if (error instanceof ValidationError) return error.issues
  // The endpoint stopped reading before any validator ran.
  return error instanceof ProtocolError && error.code === 'PAYLOAD_TOO_LARGE'
    ? [{ path: ['files'], message: 'The files are too large in total.' }]
    : []
}
