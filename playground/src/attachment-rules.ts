/** What may be attached to a note: the form says it beforehand, the server holds to it. */

export const MOST_FILES = 5

/** In bytes, of one file. */
export const LARGEST_FILE = 2_000_000

/** Nothing that could run a script. */
export const FILE_TYPES = [
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'application/pdf',
  'text/plain',
  'text/markdown',
  'text/csv',
] as const
