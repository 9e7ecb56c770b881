import { RouterProvider } from '@tanstack/solid-router'
import { renderRouterToStream } from '@tanstack/solid-router/ssr/server'
import { createComponent } from 'solid-js'
import type { RenderPage } from '../server/routed-app.ts'

/**
 * Renders a page as a stream. Not with the router's own component for servers, which puts the document
 * around the app: the head that an app's routes describe gets lost in it, and the browser's counterpart
 * replaces what was rendered.
 */
export const renderPage: RenderPage = ({ request, router, responseHeaders }) =>
  renderRouterToStream({
    request,
    router,
    responseHeaders,
    children: () => createComponent(RouterProvider, { router }),
  })
