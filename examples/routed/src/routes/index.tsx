import { createFileRoute } from '@tanstack/solid-router'

export const Route = createFileRoute('/')({ component: () => <h1>Welcome</h1> })
