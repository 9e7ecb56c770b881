import { MULTIPART_TYPE, URLENCODED_TYPE } from '../../wire/protocol.ts'
import { PARTS_PARAMETER } from '../../wire/content-types.ts'
import { isNavigation } from '../../http/navigation.ts'
import { essenceOf } from './body-type.ts'

/** What `enctype` of a form may name; the last is refused, and whoever sent it gets to read why. */
const FORM_TYPES: ReadonlySet<string> = new Set([MULTIPART_TYPE, URLENCODED_TYPE, 'text/plain'])

/** Whether a form was sent without JavaScript, so that a person is going to read the answer. */
export function isFormNavigation(request: Request): boolean {
  const { method, headers, url } = request
  return (
    method !== 'GET' &&
    method !== 'HEAD' &&
    isNavigation(request) &&
    FORM_TYPES.has(essenceOf(headers.get('content-type') ?? '')) &&
    !new URL(url).searchParams.has(PARTS_PARAMETER)
  )
}
