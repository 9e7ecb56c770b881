/** One code block of the documents that say what the package is to do: its counterpart in our own words. */
export interface SeedBlock {
  readonly document: 'middleware' | 'server-routes'
  /** What the block stands under, or is about where the document has no headings. */
  readonly heading: string
  /** Which block of the heading it is, from 1. */
  readonly nth: number
  /** Where its counterpart stands in the app. */
  readonly file: string
  /** `SEED_SERVER` stands in what is the server's alone. */
  readonly text: string
  /** What else its counterpart needs. */
  readonly others?: Readonly<Record<string, string>>
  /** A request to the app, and its answer. */
  readonly asks?: readonly Asked[]
  /** A call of what the module exports, and what comes of it in process and from a browser. */
  readonly call?: Called
}

/** See {@link SeedBlock}. */
export interface Asked {
  readonly path: string
  readonly init?: RequestInit
  readonly status?: number
  readonly text?: string
  readonly type?: string
  /** What has been logged on the server. */
  readonly log?: readonly string[]
}

/** See {@link SeedBlock}. */
export interface Called {
  /** The call, as it is written in the app. */
  readonly code: string
  readonly result: unknown
  /** What server sides and handlers have logged. */
  readonly log?: readonly string[]
  /** What client sides have logged. */
  readonly clientLog?: readonly string[]
}

/** A route with one handler, for a block that is about its middleware. */
export function routeWith(
  path: string,
  file: string,
  name: string,
): Readonly<Record<string, string>> {
  return {
    [`src/routes/${path.slice(1).replaceAll('/', '.')}.ts`]: `
      import { createFileRoute } from '@tanstack/solid-router'
      import { ${name} } from '../${file}'
      export const Route = createFileRoute('${path}')({
        server: { middleware: [${name}], handlers: { GET: () => new Response('handled') } },
      })`,
  }
}
