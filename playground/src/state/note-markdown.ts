import type { Note } from '../notes.server'
import { formatSize } from './format-size'

/** A note in the file of an export. */
export function toMarkdown({ author, createdAt, text, attachments }: Note): string {
  const files = attachments.map(({ name, size }) => `- ${name} (${formatSize(size)})\n`).join('')
  return [
    `## ${author.name}, ${createdAt}`,
    // A quotation, so that no text is taken for a part of the file.
    text.replaceAll(/^/gm, '> '),
    ...(files === '' ? [] : [`Attached:\n\n${files}`]),
  ]
    .join('\n\n')
    .trimEnd()
}
