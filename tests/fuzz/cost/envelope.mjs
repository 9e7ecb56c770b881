/**
 * Builds the text of an envelope from its description: values, and the side table that they need.
 */

/** The numbers from 0 whose V8 hash ends in the same 14 bits. */
const CHOSEN = []
for (let number = 0; CHOSEN.length < 20_000; number++) {
  if ((hashOf(number) & 0x3fff) === 7) CHOSEN.push(number)
}

/** V8's hash of a small integer, which has no seed. */
function hashOf(number) {
  let hash = (~number + (number << 15)) >>> 0
  hash = (hash ^ (hash >>> 12)) >>> 0
  hash = (hash + (hash << 2)) >>> 0
  hash = (hash ^ (hash >>> 4)) >>> 0
  hash = Math.imul(hash, 2057) >>> 0
  return (hash ^ (hash >>> 16)) & 0x3fffffff
}

/**
 * An envelope of about `size` characters: repeats the item up to that size, or up to the limit of
 * values.
 */
export function envelopeOf({ item, group = 1_000, values = 49_000, space = '', end = '' }, size) {
  const writer = new Writer({ size, values, space })
  const data = writer.items(Infinity, () => writer.items(group, () => writer.write(item)))
  const tags = writer.rows.length === 0 ? '' : `,"tags":[${writer.rows.join(',')}]`
  return { text: `{"data":${data}${end}${tags}}`, files: writer.files }
}

class Writer {
  rows = []
  files = 0
  path = ['data']
  values = 0
  #length = 0
  #before = []
  #limits

  constructor(limits) {
    this.#limits = limits
  }

  get isFull() {
    return this.#length >= this.#limits.size || this.values >= this.#limits.values
  }

  write(value) {
    this.values++
    return WRITE[value.kind](value, this)
  }

  /** Counts the characters of a leaf value. */
  leaf(text) {
    this.#length += text.length + 1
    return text
  }

  /** A list of at most this length. */
  items(count, write) {
    return `[${this.each(count, write, (index) => index).join(`,${this.#limits.space}`)}]`
  }

  each(count, write, keyOf) {
    const texts = []
    for (let index = 0; index < count && !this.isFull; index++) {
      this.#length += 2
      this.path.push(keyOf(index))
      texts.push(write(index))
      this.path.pop()
    }
    return texts
  }

  tag(tag) {
    let shared = 0
    const most = Math.min(this.#before.length - 1, this.path.length)
    while (shared < most && this.#before[shared] === this.path[shared]) shared++
    const row = JSON.stringify([tag, shared, ...this.path.slice(shared)])
    this.rows.push(row)
    this.#length += row.length + 1
    this.#before = [...this.path]
  }

  tagged(tag, text) {
    this.tag(tag)
    return text
  }
}

const KEYS = {
  same: () => 'k',
  distinct: (index, writer) => `k${(writer.values * 100_000 + index).toString(36)}`,
  digits: (index) => String(index * 65_536),
  escaped: (index) => `\\u005f${index}`,
  long: (index) => `${index}`.padEnd(100, 'k'),
}

const COLLECTED = {
  'chosen numbers': (index) => [String(CHOSEN[index])],
  'chosen bigints': (index) => [`"${BigInt(index + 1) << 64n}"`, 'b'],
  numbers: (index) => [String(index)],
  bigints: (index) => [`"${index}"`, 'b'],
  doubles: (index) => [String(index / 7)],
  texts: (index) => [`"k${index}"`],
  digits: (index) => [`"${index * 65_536}"`],
}

const TAGGED = {
  u: () => 'null',
  n: () => '"NaN"',
  b: (size) => `"${'9'.repeat(Math.max(1, size))}"`,
  d: (size) => String(size),
  l: (size) => `"http://a.b/${'c'.repeat(size)}"`,
  a: (size) => `["Uint8Array","${'QUJD'.repeat(size)}"]`,
  t: () => '["ZonedDateTime","2026-11-21T00:00:00+01:00[Europe/Prague]"]',
  form: (size) => `[${Array.from({ length: size }, () => '["a","b"]').join(',')}]`,
}

const WRITE = {
  text: ({ characters, size, escaped }, writer) =>
    writer.leaf(escaped ? `"${'\\u0061'.repeat(size)}"` : JSON.stringify(characters.repeat(size))),
  number: ({ written }, writer) => writer.leaf(written),
  literal: ({ written }, writer) => writer.leaf(written),
  list: ({ size, item }, writer) => writer.items(size, () => writer.write(item)),
  object: ({ size, keys, item }, writer) => {
    const made = Array.from({ length: size }, (_, index) => KEYS[keys](index, writer))
    const write = (index) => `${writer.leaf(`"${made[index]}"`)}:${writer.write(item)}`
    // No path leads through keys that are escaped.
    return `{${writer.each(size, write, (index) => made[index]).join(',')}}`
  },
  nest: ({ depth, brackets, item }, writer) => {
    const [open, close, key] = brackets === 'list' ? ['[', ']', 0] : ['{"":', '}', '']
    const { length } = writer.path
    // Deeper values are refused before the rows are read.
    for (let level = 0; level < Math.min(depth, 100); level++) writer.path.push(key)
    writer.values += depth
    const text = writer.leaf(open.repeat(depth)) + writer.write(item) + close.repeat(depth)
    writer.path.length = length
    return text
  },
  tagged: ({ tag, size }, writer) => writer.tagged(tag, writer.leaf(TAGGED[tag](size))),
  collection: ({ tag, keys, size }, writer) => {
    const text = writer.items(size, (index) => {
      const [key, keyTag] = COLLECTED[keys](index)
      writer.values += tag === 'm' ? 3 : 1
      if (tag === 'm') writer.path.push(0)
      if (keyTag !== undefined) writer.tag(keyTag)
      if (tag === 'm') writer.path.pop()
      return writer.leaf(tag === 'm' ? `[${key},0]` : key)
    })
    return writer.tagged(tag, text)
  },
  of: ({ tag, item }, writer) => writer.tagged(tag, writer.write(item)),
  file: ({ names, size }, writer) => {
    writer.files = 1
    const name = JSON.stringify('n'.repeat(size))
    return writer.items(names, () => {
      writer.tag('file')
      writer.values += 4
      return writer.leaf(`[0,"",${name},1]`)
    })
  },
}
