/** O: streams: name, frames, and the error code, by default `UNEXPECTED_RESPONSE`. */

/** A frame of docs/protocol.md. `length` overrides the true length of the payload. */
export const frame = (kind, id, text = '', length = undefined) => ({
  kind,
  id,
  text,
  ...(length === undefined ? {} : { length }),
})
const ITEMS = frame(0, 0, '{"result":1,"tags":[["iterable",0,"result"]]}')
export const LATER = frame(0, 0, '{"result":{"later":1},"tags":[["promise",0,"result","later"]]}')
export const CLOSE = frame(5, 0)

export const STREAMS = [
  ['no frames', [], 'NETWORK'],
  ['half a header', [{ bytes: 'AAAA' }], 'NETWORK'],
  ['an item before the envelope', [frame(1, 1, '{"item":1}')]],
  ['the last frame alone', [CLOSE]],
  ['an envelope of another shape', [frame(0, 0, '5')]],
  ['an envelope of invalid JSON', [frame(0, 0, '{')]],
  ['an envelope that is not UTF-8', [{ kind: 0, id: 0, base64: '/w==' }]],
  ['__proto__ in its envelope', [frame(0, 0, '{"result":{"__proto__":{}}}')]],
  ['an envelope longer than it says', [frame(0, 0, '{"result":1}', 5)]],
  ['an envelope shorter than it says', [frame(0, 0, '{"result":1}', 500)], 'NETWORK'],
  ['an envelope of 4 GiB', [frame(0, 0, '', 4_294_967_295)], 'ANSWER_TOO_LARGE'],
  ['an envelope of 16 MiB and a byte', [frame(0, 0, '', 16 * 1024 * 1024 + 1)], 'ANSWER_TOO_LARGE'],
  [
    'an unknown tag',
    [frame(0, 0, '{"result":1,"tags":[["other",0,"result"]]}')],
    'TYPE_NOT_ALLOWED',
  ],
  ['a text for a number', [frame(0, 0, '{"result":"1","tags":[["promise",0,"result"]]}')]],
  [
    'one number for two',
    [frame(0, 0, '{"result":[1,1],"tags":[["promise",0,"result",0],["stream",1,1]]}')],
  ],
  ['no item and no end', [ITEMS], 'NETWORK'],
  ['an item that is cut', [ITEMS, frame(1, 1, '{"it', 50)], 'NETWORK'],
  ['an item of nothing that is open', [ITEMS, frame(1, 9, '{"item":1}'), CLOSE]],
  ['a frame of unknown kind', [ITEMS, frame(9, 1, '{"item":1}'), CLOSE]],
  ['a second envelope', [ITEMS, frame(0, 1, '{"result":2}'), CLOSE]],
  ['an item of another shape', [ITEMS, frame(1, 1, '5'), CLOSE]],
  ['an item with __proto__', [ITEMS, frame(1, 1, '{"item":{"__proto__":{}}}'), CLOSE]],
  ['a failure that says nothing', [ITEMS, frame(4, 1, '\u0001\u0001{}'), CLOSE]],
  ['a failure without a status', [ITEMS, frame(4, 1), CLOSE]],
  ['its last frame too early', [ITEMS, CLOSE]],
  ['an item of 4 GiB', [ITEMS, frame(1, 1, '', 4_294_967_295)], 'ANSWER_TOO_LARGE'],
  ['an end of nothing that is open', [ITEMS, frame(3, 7), CLOSE]],
  ['a promise that ends as a stream does', [LATER, frame(3, 1), CLOSE]],
  ['a promise that is never settled', [LATER, CLOSE]],
  ['a promise that is cut off', [LATER], 'NETWORK'],
  [
    'a promise with an unknown tag',
    [LATER, frame(1, 1, '{"item":1,"tags":[["x",0,"item"]]}'), CLOSE],
    'TYPE_NOT_ALLOWED',
  ],
  ['a seroval item in plain JSON', [ITEMS, frame(17, 1, '{"item":1}'), CLOSE]],
]
