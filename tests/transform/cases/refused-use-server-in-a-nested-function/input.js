export function Notes() {
  const api = {
    async save(text) {
      'use server'
      return `SERVER_MARKER ${text}`
    },
  }
  return api
}
