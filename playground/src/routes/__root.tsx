import { createRootRoute, HeadContent, Scripts } from '@tanstack/solid-router'
import { onMount, type JSX } from 'solid-js'
import { HydrationScript } from 'solid-js/web'
import { FailureBanner } from '../components/FailureBanner'
import { TracePanel } from '../components/TracePanel'
import styles from '../style.css?url'

export const Route = createRootRoute({
  head: () => ({
    meta: [
      { charset: 'utf-8' },
      { name: 'viewport', content: 'width=device-width, initial-scale=1' },
      { name: 'color-scheme', content: 'light dark' },
      { title: 'Team notes' },
    ],
    links: [
      { rel: 'icon', href: 'data:,' },
      { rel: 'stylesheet', href: styles },
    ],
  }),
  shellComponent: Document,
})

function Document(props: { children: JSX.Element }) {
  // Elements that need JavaScript are shown once it runs.
  onMount(() => document.documentElement.setAttribute('data-script', 'ready'))
  return (
    <html lang="en">
      <head>
        <HydrationScript />
      </head>
      <body>
        <HeadContent />
        <div class="page">
          <FailureBanner />
          {props.children}
          <TracePanel />
        </div>
        <Scripts />
      </body>
    </html>
  )
}
