import { createServerFn } from 'seamline'

export function Clock(props: { zone: string }) {
  const now = createServerFn().handler(() => ['SERVER_MARKER', props.zone])
  return now
}
