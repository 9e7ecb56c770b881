/** What forms are made of, to the server only: files, whose bytes travel beside the text, and forms. */

import type { Codec, TakeBack } from './codecs.ts'
import { misfit } from './misfit.ts'

/** How a file is written: what multipart may do to the name and type of a part does not touch these. */
type WrittenFile =
  | readonly [part: number, type: string]
  | readonly [part: number, type: string, name: string, lastModified: number]

export const FORM_CODECS: readonly Codec[] = [
  {
    tag: 'file',
    only: 'toServer',
    isAside: true,
    matches: (value) => value instanceof Blob,
    kinds: [Blob, File],
    write: (blob: Blob, setAside): WrittenFile => {
      const part = setAside(blob, 'file')
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

function readFile(written: unknown, takeBack: TakeBack): Blob {
  const [part, type, ...more]: readonly unknown[] = Array.isArray(written) ? written : []
  if (typeof type !== 'string') return misfit('file')
  const bytes = takeBack(part, 'file')
  if (!(bytes instanceof Blob)) return misfit('file')
  // Neither copies any bytes.
  const file =
    files.get(bytes) ??
    (more.length === 0 ? new Blob([bytes], { type }) : toFile(bytes, type, more))
  files.set(bytes, file)
  return isWrittenAs(file, type, more) ? file : misfit('file')
}

function toFile(bytes: Blob, type: string, [name, lastModified]: readonly unknown[]): File {
  return typeof name === 'string' && Number.isSafeInteger(lastModified)
    ? // An integer is a number.
      new File([bytes], name, { type, lastModified: lastModified as number })
    : misfit('file')
}

/** Whether that is how a file is written: no class may have changed its name or type, no other row named it. */
function isWrittenAs(file: Blob, type: string, more: readonly unknown[]): boolean {
  const rest = file instanceof File ? [file.name, file.lastModified] : []
  return (
    file.type === type &&
    more.length === rest.length &&
    rest.every((value, index) => value === more[index])
  )
}

function readForm(written: unknown): FormData {
  if (!Array.isArray(written)) return misfit('form')
  const form = new FormData()
  for (const entry of written) {
    const [name, value, ...more]: readonly unknown[] = Array.isArray(entry) ? entry : []
    if (!isFormText(name) || more.length > 0) return misfit('form')
    if (value instanceof File) form.append(name, value)
    else if (isFormText(value)) form.append(name, value)
    else return misfit('form')
  }
  return form
}

function isFormText(value: unknown): value is string {
  return typeof value === 'string' && toCrlf(value) === value
}

/**
 * A browser that sends a form by itself writes line breaks so: a function gets the same either way.
 *
 * @see https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data
 */
function toCrlf(text: string): string {
  return text.replaceAll(/\r\n?|\n/g, '\r\n')
}
