import { createResource, createSignal, onCleanup, onMount, Show } from 'solid-js'

/** A small view of an image. It is fetched when its place comes into view, and that place is kept. */
export function Thumbnail(props: { load: () => Promise<string> }) {
  const [seen, setSeen] = createSignal(false)
  const [url] = createResource(seen, () => props.load())
  let place: HTMLSpanElement | undefined
  onMount(() => {
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true)
    })
    if (place !== undefined) observer.observe(place)
    onCleanup(() => observer.disconnect())
  })
  return (
    <span class="thumbnail" ref={(element) => (place = element)}>
      {/* The name is beside it. One that could not be fetched stays an empty place. */}
      <Show when={url.state === 'ready'}>
        <img src={url()} alt="" />
      </Show>
    </span>
  )
}
