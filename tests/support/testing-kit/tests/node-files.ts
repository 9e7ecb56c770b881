/** Replaces jsdom's classes by Node's, whose bytes Node's `fetch` can read. */
export async function installNodeFiles(): Promise<void> {
  const { Blob, File } = process.getBuiltinModule('node:buffer')
  const { constructor } = await new Response(new URLSearchParams()).formData()
  for (const [name, value] of Object.entries({ Blob, File, FormData: constructor })) {
    // An assignment would reach jsdom's window, too.
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
  }
}
