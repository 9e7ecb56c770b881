/**
 * O: responses to the client. `rejects` is the error code of the call, or of the pending promise or stream in its
 * result.
 */

import { CLOSE, frame, LATER, STREAMS } from './streams.mjs'

const STREAM = 'application/vnd.seamline.stream'
const RICH = 'application/vnd.seamline.rich+json'
const UNEXPECTED = 'UNEXPECTED_RESPONSE'

const respond = (
  body,
  { label = '1; result', type = 'application/json', status = 200, ...more } = {},
) => ({
  status,
  headers: {
    ...(label === null ? {} : { 'x-seamline': label }),
    ...(type === null ? {} : { 'content-type': type }),
  },
  body,
  ...more,
})
const rejects = (name, response, code = UNEXPECTED) => ({
  name,
  response,
  expect: { rejects: code },
})
const resolves = (name, response, result) => ({ name, response, expect: { result } })
const streamed = (frames, more = {}) => respond({ frames }, { type: STREAM, ...more })

const NOT_OURS = [
  ['a page', respond('<!doctype html><title>Sign in</title>', { label: null, type: 'text/html' })],
  [
    'a page with status 502',
    respond('<h1>502</h1>', { label: null, type: 'text/html', status: 502 }),
  ],
  ['JSON without the label', respond('{"result":1}', { label: null })],
  [
    'an error without the label',
    respond('{"error":{"type":"app","code":"X","message":"x"}}', { label: null, status: 403 }),
  ],
  ['a 500 without a body', respond('', { label: null, type: null, status: 500 })],
  ['a 204', respond(null, { label: null, type: null, status: 204 })],
  ['a 304', respond(null, { label: null, type: null, status: 304 })],
  ['a stream without the label', respond('', { label: null, type: STREAM })],
  ...[
    '2; result',
    '1',
    '1;result',
    '',
    '01; result',
    'result',
    '1; redo',
    '1; RESULT',
    '1; result, 1; result',
  ].map((label) => [`the label "${label}"`, respond('{"result":1}', { label })]),
]

const NOT_ENVELOPES = [
  '',
  ' ',
  'null',
  '5',
  '"text"',
  'true',
  '[]',
  '[{"result":1}]',
  '{',
  '{"result":',
  '<html>',
  '{"result":1}}',
  '{"result":1,"more":2}',
  '{"message":"proxy"}',
  '{"error":{"type":"app"}}',
  '{"context":5}',
  '{"context":[]}',
  '{"result":{"__proto__":{"polluted":1}}}',
  '{"__proto__":{"result":1}}',
  '{"context":{"__proto__":{}}}',
  '{"result":{"a":[{"__proto__":null}]}}',
]

const ROWS = [
  '5',
  '{}',
  'null',
  '[5]',
  '[[]]',
  '[["d"]]',
  '[["d",0]]',
  '[["d",1,"result"]]',
  '[["d",-1,"result"]]',
  '[["d",0,"other"]]',
  '[["d",0,"result","__proto__"]]',
  '[["d",0,"result","constructor"]]',
  '[["d",0,"__proto__"]]',
  '[["d",0,"result"],["d",0,"result"]]',
  '[["m",0,"result"]]',
  '[["r",0,"result"]]',
  '[["a",0,"result"]]',
  '[["promise",0,"result"]]',
  '[["stream",0,"result"]]',
  '[["iterable",0,"result"]]',
]

const ERRORS = [
  '{}',
  '{"error":null}',
  '{"error":"text"}',
  '{"error":[]}',
  '{"error":{}}',
  '{"error":{"code":"X"}}',
  '{"error":{"code":5,"message":"x"}}',
  '{"error":{"code":"X","message":{}}}',
  '{"result":1}',
  '{"error":{"type":"validation","code":"X","message":"x","issues":5}}',
  '{"error":{"type":"validation","code":"X","message":"x","issues":[5]}}',
  '{"error":{"type":"validation","code":"X","message":"x","issues":[{"message":"a"}]}}',
  '{"error":{"type":"app","code":"X","message":"x","data":{"__proto__":{}}}}',
]

const REDIRECTS = [
  '{"redirect":null}',
  '{"redirect":{}}',
  '{"redirect":{"options":{},"status":307}}',
  '{"redirect":{"options":{},"status":307,"headers":5}}',
  '{"redirect":{"options":{},"status":99,"headers":[]}}',
  '{"redirect":{"options":{},"status":307,"headers":[["a b","c"]]}}',
]

/** Seroval texts that the endpoint never writes. */
const NODES = [
  'null',
  '{}',
  '{"t":null}',
  '{"t":{"t":99},"f":0,"m":[]}',
  '{"t":{"t":4,"i":9},"f":0,"m":[]}',
  '{"result":1}',
  '{"t":{"t":25,"i":0,"c":"other","s":{}},"f":127,"m":[]}',
  '{"t":{"t":17,"s":99},"f":0,"m":[]}',
  '{"t":{"t":10,"i":0,"p":{"k":["__proto__"],"v":[{"t":0,"s":1}]},"o":0},"f":127,"m":[]}',
  '{"t":{"t":10,"i":0,"p":{"k":["result"],"v":[{"t":25,"i":1,"s":{"tag":{"t":1,"s":"x"},"written":{"t":0,"s":0}},"c":"seamline"}]},"o":0},"f":127,"m":[]}',
]

export const responses = [
  ...NOT_OURS.map(([name, response]) => rejects(name, response)),
  ...NOT_ENVELOPES.map((text) => rejects(`a result of ${text || 'no bytes'}`, respond(text))),
  ...['text/html', 'application/octet-stream', RICH, ''].map((type) =>
    rejects(`a result as "${type}"`, respond('{"result":1}', { type })),
  ),
  ...ROWS.map((rows) => rejects(`the rows ${rows}`, respond(`{"result":{"a":1},"tags":${rows}}`))),
  ...[':other', 'x', '__proto__', 'file', 'form'].map((tag) =>
    rejects(
      `the tag ${tag}`,
      respond(`{"result":1,"tags":[["${tag}",0,"result"]]}`),
      'TYPE_NOT_ALLOWED',
    ),
  ),
  ...ERRORS.map((text) =>
    rejects(`an error of ${text}`, respond(text, { label: '1; error', status: 500 })),
  ),
  ...REDIRECTS.map((text) =>
    rejects(`a redirect of ${text}`, respond(text, { label: '1; redirect' })),
  ),
  ...['{}', '{"result":1}', '5', ''].map((text) =>
    rejects(
      `a not-found of ${text || 'no bytes'}`,
      respond(text, { label: '1; not-found', status: 404 }),
    ),
  ),
  ...NODES.map((text) => rejects(`the node ${text}`, respond(text, { type: RICH }))),
  ...STREAMS.map(([name, frames, code]) =>
    rejects(`a stream with ${name}`, streamed(frames), code),
  ),
  ...[1, 20, 54].map((cut) =>
    rejects(
      `a stream cut behind byte ${cut}`,
      streamed([LATER, frame(1, 1, '{"item":1}'), CLOSE], { cut }),
      'NETWORK',
    ),
  ),
  rejects('a result that is cut', respond('{"result":"abc"}', { cut: 9 }), 'NETWORK'),
  rejects(
    'an error that is cut',
    respond('{"error":{"type":"app"}}', { label: '1; error', status: 500, cut: 9 }),
    'NETWORK',
  ),
  rejects('no response at all', { hangUp: true }, 'NETWORK'),
  resolves('a result, as a check of this table', respond('{"result":{"a":1}}'), '{"a":1}'),
  resolves(
    'a stream, as a check of this table',
    streamed([LATER, frame(1, 1, '{"item":7}'), CLOSE]),
    '{"later":7}',
  ),
]
