import { Show } from 'solid-js'

interface UndoToastProps {
  /** The last deleted note; `undefined` when there is nothing to undo. */
  readonly deletedId: number | undefined
  readonly busy: boolean
  readonly onUndo: (id: number) => void
  readonly onClose: () => void
  readonly onExpire: () => void
}

/** The outer element always exists, so that screen readers announce changes. */
export function UndoToast(props: UndoToastProps) {
  // A CSS animation is the timer; it pauses on hover and while a button has focus.
  const expire = (event: AnimationEvent) => {
    if (event.animationName === 'toast-life') props.onExpire()
  }
  return (
    <div class="toast-place" role="status">
      <Show when={props.deletedId} keyed>
        {(id) => (
          <div class="toast" onAnimationEnd={expire}>
            <span>Note deleted.</span>
            <button type="button" disabled={props.busy} onClick={() => props.onUndo(id)}>
              Undo
            </button>
            <button
              type="button"
              class="icon-button"
              aria-label="Dismiss"
              onClick={() => props.onClose()}
            >
              ×
            </button>
          </div>
        )}
      </Show>
    </div>
  )
}
