/** Replaces jsdom's classes by Node's, whose bytes Node's `fetch` can read. */
export async function installNodeFiles(): Promise<void> {
  const { Blob, File } = process.getBuiltinModule('node:buffer')
  const { constructor: FormData } = await new Response(new URLSearchParams()).formData()
  Object.assign(globalThis, { Blob, File, FormData })
}
