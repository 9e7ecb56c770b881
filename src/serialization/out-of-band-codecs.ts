/** Values that travel beside the text: promises, streams and iterables to the client, files and forms to the server. */

import type { Codec, Attach } from './codecs.ts'
import { toCrlf } from './crlf.ts'
import { isEntry, isEntryList, isFileInfo, isFormText, isWrittenAs } from './guards/tagged-forms.ts'
import { malformed } from './malformed.ts'
import { isAsyncIterable } from '../streams/async-source.ts'
import { isPromiseLike } from '../utils/maybe-promise.ts'

export const OUT_OF_BAND_CODECS: readonly Codec[] = [
  laterCodec('promise', isPromiseLike, [Promise]),
  laterCodec('stream', (value) => value instanceof ReadableStream, [ReadableStream]),
  laterCodec('iterable', isAsyncIterable, []),
]

/** A codec for values that arrive after the text. */
function laterCodec(tag: string, matches: Codec['matches'], kinds: readonly unknown[]): Codec {
  return {
    tag,
    only: 'toClient',
    isOutOfBand: true,
    matches,
    kinds,
    encode: (value: object, detach) => detach(value, tag),
    decode: (ref, attach) => attach(ref, tag),
  }
}

/** The name and type are in the text, because multipart may change those of a part. */
type EncodedFile =
  | readonly [part: number, type: string]
  | readonly [part: number, type: string, name: string, lastModified: number]

export const FORM_CODECS: readonly Codec[] = [
  {
    tag: 'file',
    only: 'toServer',
    isOutOfBand: true,
    matches: (value) => value instanceof Blob,
    kinds: [Blob, File],
    encode: (blob: Blob, detach): EncodedFile => {
      const part = detach(blob, 'file')
      return blob instanceof File
        ? // Not every runtime rounds to whole milliseconds, as the standard requires.
          [part, blob.type, blob.name, Math.trunc(blob.lastModified)]
        : [part, blob.type]
    },
    decode: decodeFile,
  },
  {
    tag: 'form',
    isOfPairs: true,
    only: 'toServer',
    matches: (value) => value instanceof FormData,
    kinds: [FormData],
    encode: (form: FormData) =>
      [...form].map(([name, value]) => [
        toCrlf(name),
        typeof value === 'string' ? toCrlf(value) : value,
      ]),
    decode: decodeForm,
  },
]

/**
 * The files made of parts. Many references to one part make one file: a call may hold ten thousand, and a file
 * takes longer to make than a thousand characters to parse.
 */
const files = new WeakMap<Blob, Blob>()

function decodeFile(encoded: unknown, attach: Attach): Blob {
  const [part, type, ...more]: readonly unknown[] = Array.isArray(encoded) ? encoded : []
  if (typeof type !== 'string') return malformed('file')
  const bytes = attach(part, 'file')
  if (!(bytes instanceof Blob)) return malformed('file')
  // Neither constructor copies bytes.
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

function decodeForm(encoded: unknown): FormData {
  if (!isEntryList(encoded)) return malformed('form')
  const form = new FormData()
  for (const entry of encoded) {
    if (!isEntry(entry)) return malformed('form')
    const [name, value] = entry
    if (!isFormText(name)) return malformed('form')
    if (value instanceof File) form.append(name, value)
    else if (isFormText(value)) form.append(name, value)
    else return malformed('form')
  }
  return form
}
