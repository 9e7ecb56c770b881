/** Prints values with their types, in short: the results of the corpus functions. */

const LENGTH_LIMIT = 160

/** A value as text, cut to 160 characters. */
export function show(value: unknown): string {
  return text(value).slice(0, LENGTH_LIMIT)
}

function text(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'bigint') return `${value}n`
  if (Object.is(value, -0)) return '-0'
  if (typeof value !== 'object' || value === null) return String(value)
  if (Array.isArray(value)) return `[${firstOf(value).map(text).join()}]`
  return Object.getPrototypeOf(value) === Object.prototype ? plain(value) : instance(value)
}

function plain(value: object): string {
  const entries = firstOf(Object.entries(value))
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${text(item)}`).join()}}`
}

function instance(value: object): string {
  if (value instanceof Map) {
    return `Map(${firstOf(value)
      .map(([key, item]) => `${text(key)}=>${text(item)}`)
      .join()})`
  }
  if (value instanceof Set) return `Set(${firstOf(value).map(text).join()})`
  if (value instanceof Date) return `Date(${value.getTime()})`
  if (value instanceof URL) return `URL(${value.href})`
  if (value instanceof FormData) {
    return `FormData(${firstOf(value)
      .map(([name, item]) => `${text(name)}=${text(item)}`)
      .join()})`
  }
  if (value instanceof File) return `File(${JSON.stringify(value.name)},${value.size})`
  if (value instanceof Blob) return `Blob(${value.size})`
  if ('byteLength' in value) return `${value.constructor.name}(${String(value.byteLength)})`
  return 'code' in value ? `${value.constructor.name}(${String(value.code)})` : 'unknown'
}

/** At most as many entries as fit into the text. */
function firstOf<T>(all: Iterable<T>): T[] {
  return [...all].slice(0, LENGTH_LIMIT)
}
