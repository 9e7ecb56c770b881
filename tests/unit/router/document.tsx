import { HeadContent, Scripts } from '@tanstack/solid-router'
import type { JSX } from 'solid-js'
import { HydrationScript } from 'solid-js/web'

/** The document around the children of a root. */
export const Document = (props: { readonly children: JSX.Element }): JSX.Element => (
  <html>
    <head>
      <HydrationScript />
    </head>
    <body>
      <HeadContent />
      {props.children}
      <Scripts />
    </body>
  </html>
)
