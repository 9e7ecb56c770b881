import type { Note } from '../notes.server'
import { formatSize } from './format-size'

/** A note in the exported file. */
export function toMarkdown({ author, createdAt, text, attachments }: Note): string {
  const files = attachments.map(({ name, size }) => `- ${name} (${formatSize(size)})\n`).join('')
  return [
    `## ${author.name}, ${createdAt}`,
    // Quoted, so that the text cannot be mistaken for the file's own structure.
    text.replaceAll(/^/gm, '> '),
    ...(files === '' ? [] : [`Attached:\n\n${files}`]),
  ]
    .join('\n\n')
    .trimEnd()
}
