import { Link } from '@tanstack/solid-router'

export function NotFound() {
  return (
    <main class="card load-failure">
      <h1>Not found</h1>
      <p class="quiet">There is nothing here, or not any more.</p>
      <p>
        <Link to="/">To the notes</Link>
      </p>
    </main>
  )
}
