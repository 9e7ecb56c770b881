import { type ErrorComponentProps, useRouter } from '@tanstack/solid-router'
import { describeFailure, dismissFailure } from '../state/failure'
import { FailureMessage } from './FailureMessage'

/** Shown when a page could not be loaded. */
export function LoadFailure(props: ErrorComponentProps) {
  const router = useRouter()
  const retry = () => {
    dismissFailure()
    return router.invalidate()
  }
  return (
    <main class="card load-failure">
      <div role="alert">
        <FailureMessage failure={describeFailure(props.error)} />
      </div>
      <button type="button" class="needs-script" onClick={retry}>
        Try again
      </button>
    </main>
  )
}
