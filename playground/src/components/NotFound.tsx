import { Link } from '@tanstack/solid-router'

export function NotFound() {
  return (
    <main class="card load-failure">
      <h1>Not found</h1>
      <p class="quiet">This page does not exist.</p>
      <p>
        <Link to="/">Go to the notes</Link>
      </p>
    </main>
  )
}
