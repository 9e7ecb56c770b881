import { z } from 'zod'
import { FILE_TYPES, LARGEST_FILE, MOST_FILES } from './attachment-rules'

/** Rules for the text of a note. */
export const noteText = z.object({
  text: z.string().trim().min(1, 'Write something first.').max(500, 'Keep it to 500 characters.'),
})

/** Rules for a new note. */
export const newNote = noteText.extend({
  files: z
    .array(
      z
        .file()
        .max(LARGEST_FILE, `Larger than ${LARGEST_FILE / 1e6} MB.`)
        .mime([...FILE_TYPES], 'Not an image, a PDF or plain text.')
        .refine(({ name }) => name.length <= 200, 'The name is too long.'),
    )
    .max(MOST_FILES, `Attach up to ${MOST_FILES} files.`),
})

export type NewNote = z.input<typeof newNote>

/** A new note from the fields of its form. */
export function readNoteForm(form: FormData): unknown {
  return {
    // Forms send line breaks as CRLF.
    text: String(form.get('text') ?? '').replaceAll('\r\n', '\n'),
    files: form.getAll('files').filter((entry) => !isEmptyField(entry)),
  }
}

/** A file field without a choice sends a file without a name. */
function isEmptyField(entry: FormDataEntryValue): boolean {
  return entry instanceof File && entry.name === '' && entry.size === 0
}
