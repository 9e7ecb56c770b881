/** One code block of the documents that specify the package's behaviour, reworded. */
export interface SeedBlock {
  readonly document: 'middleware' | 'server-routes'
  /** The heading of the block, or its subject where the document has no headings. */
  readonly heading: string
  /** The number of the block below the heading, from 1. */
  readonly nth: number
  /** The file of the block in the app. */
  readonly file: string
  /** Its server-only code contains `SEED_SERVER`. */
  readonly text: string
  /** Other files that it needs. */
  readonly others?: Readonly<Record<string, string>>
  /** A request to the app and its response. */
  readonly asks?: readonly Asked[]
  /** A call of an export of the module, and its result in process and from a browser. */
  readonly call?: Called
}

/** See {@link SeedBlock}. */
export interface Asked {
  readonly path: string
  readonly init?: RequestInit
  readonly status?: number
  readonly text?: string
  readonly type?: string
  /** The log of the server. */
  readonly log?: readonly string[]
}

/** See {@link SeedBlock}. */
export interface Called {
  /** The call, as source code. */
  readonly code: string
  readonly result: unknown
  /** The log of server functions and handlers. */
  readonly log?: readonly string[]
  /** The log of client functions. */
  readonly clientLog?: readonly string[]
}

/** A route with one handler, for a block about its middleware. */
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
