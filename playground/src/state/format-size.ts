/** A number of bytes as text. */
export function formatSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  return bytes < 999_950 ? `${rounded(bytes / 1000)} kB` : `${rounded(bytes / 1e6)} MB`
}

function rounded(amount: number): string {
  return amount.toFixed(1).replace(/\.0$/, '')
}
