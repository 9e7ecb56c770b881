/** A: ids and paths. */

import { accepted, answeredElsewhere, OVER_HTTP, raw, refused } from './describe.mjs'

const OBJECT_NAMES = [
  'constructor',
  '__proto__',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'toLocaleString',
  '__defineGetter__',
  '__defineSetter__',
  '__lookupGetter__',
  '__lookupSetter__',
]

const MAP_NAMES = ['get', 'has', 'size', 'entries', 'forEach'].map(
  (name) => `Map.prototype.${name}`,
)

const HOSTILE_IDS = [
  '%5f%5fproto%5f%5f',
  'constructor%2Fprototype',
  'prototype',
  'then',
  'default',
  'undefined',
  'null',
  '0',
  '-1',
  'NaN',
  '..%2f..%2fetc%2fpasswd',
  '..%252f..%252fetc%252fpasswd',
  '..%5c..%5cetc%5cpasswd',
  '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  'node:fs',
  'node:fs%23readFileSync',
  'file:%2F%2F%2Fetc%2Fpasswd',
  'data:text%2Fjavascript,1',
  '@fs%2Fetc%2Fpasswd',
  'src%2Ffunctions.ts',
  'src/functions.ts',
  'functions.ts%23post',
  'eyJmaWxlIjoiL2V0Yy9wYXNzd2QiLCJleHBvcnQiOiJkZWZhdWx0In0',
  'post/',
  'post%2F',
  '/post',
  '%2Fpost',
  'post%00',
  '%00post',
  'post%20',
  '%20post',
  'post%0a',
  'post.',
  'post.js',
  'post;a=b',
  'post%3Fa',
  'post%23a',
  'post,get',
  'POST',
  'Post',
  'po%73t',
  'pos%D1%82',
  'post%ff',
  'post%',
  'post%zz',
  '%',
  '%u0070ost',
  'post%c0%af',
  'post%ef%bb%bf',
  'a%2F..%2Fpost',
  '*',
  '**',
  '$',
  '{post}',
  '[post]',
  'post|get',
  '%27%20OR%201%3D1',
  '%3Cscript%3E',
  'hidden',
  'helper',
  '',
]

/** Paths outside the endpoint: 404 in an app without pages. */
const OUTSIDE = [
  '/',
  '/_serverFn',
  '/_serverFnpost',
  '/_serverFnX/post',
  '/_serverfn/post',
  '/_SERVERFN/post',
  '/%5fserverFn/post',
  '/_serverFn%2Fpost',
  '/_serverFn%5Cpost',
  '/a/_serverFn/post',
  '/_serverFn/../post',
  '/_serverFn/%2e%2e/post',
  '/%2f_serverFn/post',
  '/?/_serverFn/post',
]

/** Spellings that a URL parser resolves to the path of a function. */
const SAME_PATH = [
  '/_serverFn/./post',
  '/a/../_serverFn/post',
  '/_serverFn/x/../post',
  '/_serverFn/%2e/post',
  '/_serverFn/post?',
  '/_serverFn/post?a=1&a=2',
  '/_serverFn/post?%',
  '/_serverFn/post?input=%7B',
]

const HEAD = [
  'Host: corpus.test',
  'Origin: http://corpus.test',
  'Connection: close',
  'Content-Length: 0',
]

export const ids = [
  ...OBJECT_NAMES.flatMap((name) => [`/_serverFn/${name}`, `/_serverFn/${escaped(name)}`]).map(
    unknown,
  ),
  ...[...MAP_NAMES, ...HOSTILE_IDS].map((id) => unknown(`/_serverFn/${id}`)),
  refused(
    'an id of 129 characters',
    { path: ['/_serverFn/', { repeat: 'p', count: 129 }] },
    'UNKNOWN_FUNCTION',
  ),
  refused(
    'an id of 10 KiB',
    { path: ['/_serverFn/', { repeat: 'post', count: 2560 }] },
    'UNKNOWN_FUNCTION',
  ),
  refused(
    'a path of 2,000 slashes',
    { path: ['/_serverFn/', { repeat: '/', count: 2000 }] },
    'UNKNOWN_FUNCTION',
  ),
  refused(
    'a body behind an unknown id',
    { path: '/_serverFn/nothing', body: '{' },
    'UNKNOWN_FUNCTION',
  ),
  refused(
    'GET of an unknown id',
    { path: '/_serverFn/nothing', method: 'GET' },
    'UNKNOWN_FUNCTION',
  ),
  refused(
    'PUT to an unknown id',
    { path: '/_serverFn/nothing', method: 'PUT' },
    'UNKNOWN_FUNCTION',
  ),
  ...OUTSIDE.map((path) => answeredElsewhere(`outside: ${path}`, { path }, 404)),
  ...SAME_PATH.map((path) => accepted(`the same path: ${path}`, { path }, { data: 'undefined' })),
  ...[
    ['a space in the path', '/_serverFn/po st'],
    ['a control character in the path', '/_serverFn/po\u0001st'],
    ['a path without a slash', '_serverFn/post'],
    ['no path', ''],
  ].map(([name, path]) => answeredElsewhere(name, raw(HEAD, { path }), 400, OVER_HTTP)),
]

function unknown(path) {
  return refused(
    `id ${path.slice('/_serverFn/'.length) || '(empty)'}`,
    { path },
    'UNKNOWN_FUNCTION',
  )
}

function escaped(name) {
  return [...name].map((each) => `%${each.codePointAt(0).toString(16)}`).join('')
}
