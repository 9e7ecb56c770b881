import { Show } from 'solid-js'
import { dismissFailure, failure } from '../state/failure'
import { FailureMessage } from './FailureMessage'

/** Why the last call failed. The outer element always exists, so that screen readers announce changes. */
export function FailureBanner() {
  return (
    <div class="banner-place" role="alert">
      <Show when={failure()}>
        {(told) => (
          <div class="banner">
            <FailureMessage failure={told()} />
            <button
              type="button"
              class="icon-button"
              aria-label="Dismiss the error"
              onClick={dismissFailure}
            >
              ×
            </button>
          </div>
        )}
      </Show>
    </div>
  )
}
