/** Limits of attachments, shown by the form and enforced by the server. */

export const MOST_FILES = 5

/** Bytes of one file. */
export const LARGEST_FILE = 2_000_000

/** Types that cannot run scripts. */
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
