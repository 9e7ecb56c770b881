import { onCleanup } from 'solid-js'
import { getAttachment } from '../notes.functions'
import { createObjectUrl } from './create-object-url'

/**
 * Fetches an attachment when its address is asked for, once. A plain link would not do: it has no
 * header, and so no token.
 */
export function createAttachmentUrl(id: number): () => Promise<string> {
  const url = createObjectUrl()
  const leaving = new AbortController()
  onCleanup(() => leaving.abort())

  const load = async () => {
    const response = await getAttachment({ data: { id }, signal: leaving.signal })
    return url.replace(await response.blob())
  }
  let loaded: Promise<string> | undefined
  return () => {
    loaded ??= load().catch((error: unknown) => {
      // The next who asks tries again.
      loaded = undefined
      throw error
    })
    return loaded
  }
}
