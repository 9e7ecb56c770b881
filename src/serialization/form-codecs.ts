/** What forms are made of, to the server only: files, whose bytes travel beside the text, and forms. */

import type { Codec, Attach } from './codecs.ts'
import { toCrlf } from './crlf.ts'
import { isEntry, isEntryList, isFileInfo, isFormText, isWrittenAs } from './guards/tagged-forms.ts'
import { malformed } from './malformed.ts'

/** How a file is written: what multipart may do to the name and type of a part does not touch these. */
type WrittenFile =
  | readonly [part: number, type: string]
  | readonly [part: number, type: string, name: string, lastModified: number]

export const FORM_CODECS: readonly Codec[] = [
  {
    tag: 'file',
    only: 'toServer',
    isOutOfBand: true,
    matches: (value) => value instanceof Blob,
    kinds: [Blob, File],
    write: (blob: Blob, detach): WrittenFile => {
      const part = detach(blob, 'file')
      return blob instanceof File
        ? // Whole milliseconds, as the class says; not every runtime holds files to it.
          [part, blob.type, blob.name, Math.trunc(blob.lastModified)]
        : [part, blob.type]
    },
    read: readFile,
  },
  {
    tag: 'form',
    only: 'toServer',
    matches: (value) => value instanceof FormData,
    kinds: [FormData],
    write: (form: FormData) =>
      [...form].map(([name, value]) => [
        toCrlf(name),
        typeof value === 'string' ? toCrlf(value) : value,
      ]),
    read: readForm,
  },
]

/**
 * The files made of parts. A part that is named again is the same file: a call may name one ten thousand times,
 * and making a file takes longer than parsing a thousand characters.
 */
const files = new WeakMap<Blob, Blob>()

function readFile(written: unknown, attach: Attach): Blob {
  const [part, type, ...more]: readonly unknown[] = Array.isArray(written) ? written : []
  if (typeof type !== 'string') return malformed('file')
  const bytes = attach(part, 'file')
  if (!(bytes instanceof Blob)) return malformed('file')
  // Neither copies any bytes.
  const file =
    files.get(bytes) ??
    (more.length === 0 ? new Blob([bytes], { type }) : toFile(bytes, type, more))
  files.set(bytes, file)
  return isWrittenAs(file, type, more) ? file : malformed('file')
}

function toFile(bytes: Blob, type: string, info: readonly unknown[]): File {
  if (!isFileInfo(info)) return malformed('file')
  const [name, lastModified] = info
  return new File([bytes], name, { type, lastModified })
}

function readForm(written: unknown): FormData {
  if (!isEntryList(written)) return malformed('form')
  const form = new FormData()
  for (const entry of written) {
    if (!isEntry(entry)) return malformed('form')
    const [name, value] = entry
    if (!isFormText(name)) return malformed('form')
    if (value instanceof File) form.append(name, value)
    else if (isFormText(value)) form.append(name, value)
    else return malformed('form')
  }
  return form
}
