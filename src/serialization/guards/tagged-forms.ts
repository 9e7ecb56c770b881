/** Whether files and forms arrived as their codecs write them. */

import { toCrlf } from '../crlf.ts'

/** Whether what follows the type of a file is its name and the time of its last change. */
export function isFileInfo(info: readonly unknown[]): info is readonly [string, number] {
  return typeof info[0] === 'string' && Number.isSafeInteger(info[1])
}

/** Whether that is how a file is written: no class may have changed its name or type, no other row named it. */
export function isWrittenAs(file: Blob, type: string, more: readonly unknown[]): boolean {
  const rest = file instanceof File ? [file.name, file.lastModified] : []
  return (
    file.type === type &&
    more.length === rest.length &&
    rest.every((value, index) => value === more[index])
  )
}

/** Whether a list stands where the entries of a form are written. */
export function isEntryList(written: unknown): written is readonly unknown[] {
  return Array.isArray(written)
}

/** Whether an entry of a form is a name and a value. */
export function isEntry(entry: unknown): entry is readonly [unknown, unknown] {
  return Array.isArray(entry) && entry.length === 2
}

/** Whether a text has the line breaks that a browser sends. */
export function isFormText(value: unknown): value is string {
  return typeof value === 'string' && toCrlf(value) === value
}
