import { describeFailure, dismissFailure } from '../state/failure'
import { FailureMessage } from './FailureMessage'

/** Stands where something could not be loaded. */
export function LoadFailure(props: { error: unknown; onRetry: () => void }) {
  const retry = () => {
    dismissFailure()
    props.onRetry()
  }
  return (
    <main class="card load-failure">
      <div role="alert">
        <FailureMessage failure={describeFailure(props.error)} />
      </div>
      <button type="button" onClick={retry}>
        Try again
      </button>
    </main>
  )
}
