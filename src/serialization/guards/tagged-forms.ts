import { toCrlf } from '../crlf.ts'

export function isFileInfo(info: readonly unknown[]): info is readonly [string, number] {
  return typeof info[0] === 'string' && Number.isSafeInteger(info[1])
}

/** Whether a file kept its name and type: its class may change them, and another row may share its part. */
export function isWrittenAs(file: Blob, type: string, more: readonly unknown[]): boolean {
  const rest = file instanceof File ? [file.name, file.lastModified] : []
  return (
    file.type === type &&
    more.length === rest.length &&
    rest.every((value, index) => value === more[index])
  )
}

export function isEntryList(encoded: unknown): encoded is readonly unknown[] {
  return Array.isArray(encoded)
}

export function isEntry(entry: unknown): entry is readonly [unknown, unknown] {
  return Array.isArray(entry) && entry.length === 2
}

export function isFormText(value: unknown): value is string {
  return typeof value === 'string' && toCrlf(value) === value
}
