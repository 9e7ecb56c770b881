import { ErrorBoundary, Show } from 'solid-js'
import { token } from '../state/session'
import { FailureBanner } from './FailureBanner'
import { LoadFailure } from './LoadFailure'
import { SignIn } from './SignIn'
import { Team } from './Team'
import { TracePanel } from './TracePanel'

export function App() {
  return (
    <div class="page">
      <FailureBanner />
      <Show when={token()} keyed fallback={<SignIn />}>
        <ErrorBoundary fallback={(error, retry) => <LoadFailure error={error} onRetry={retry} />}>
          <Team />
        </ErrorBoundary>
      </Show>
      <TracePanel />
    </div>
  )
}
