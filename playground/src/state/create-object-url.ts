import { onCleanup } from 'solid-js'

/** An object URL for the current blob, revoked when it is replaced or its owner is disposed. */
export function createObjectUrl() {
  let current: string | undefined
  let gone = false
  const revoke = () => {
    if (current !== undefined) URL.revokeObjectURL(current)
    current = undefined
  }
  onCleanup(() => {
    gone = true
    revoke()
  })
  return {
    revoke,
    replace: (blob: Blob): string => {
      revoke()
      const url = URL.createObjectURL(blob)
      if (gone) URL.revokeObjectURL(url)
      else current = url
      return url
    },
  }
}

/** Downloads a file, like a click on a link to it. */
export function download(url: string, name: string): void {
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
}
