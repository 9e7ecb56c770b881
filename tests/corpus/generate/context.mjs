/** M: client context with the keys that the server sets. */

import { accepted, get, json, parts } from './describe.mjs'

/** The keys set by the app's middleware, as the function shows them. The handler fails if `secret` was replaced. */
const TRUSTED = { user: '"alice"', role: '"reader"', scope: '"own"' }
const KEYS = [...Object.keys(TRUSTED), 'secret']

const CLAIMS = [
  ['a text', '"eve"'],
  ['null', 'null'],
  ['an object', '{"admin":true}'],
  ['a list', '["admin"]'],
]

/** How the context is sent. */
const WAYS = [
  ['in a body', (context) => ({ body: `{"context":${context}}` })],
  ['in a query', (context) => get(`{"context":${context}}`)],
  ['beside files', (context) => parts(`{"context":${context}}`)],
]

const ALL = '{"user":"eve","role":"admin","scope":"all","secret":"x","tenant":"acme"}'
const to = (id, context) => ({ path: `/_serverFn/${id}`, body: `{"context":${context}}` })

export const context = [
  ...KEYS.flatMap((key) =>
    CLAIMS.flatMap(([claim, value]) =>
      WAYS.map(([way, request]) =>
        accepted(
          `${key} claimed as ${claim} ${way}`,
          request(`{"${key}":${value},"tenant":"acme"}`),
          {
            ...TRUSTED,
            tenant: '"acme"',
          },
        ),
      ),
    ),
  ),
  ...KEYS.map((key) =>
    accepted(
      `${key} claimed as undefined`,
      { body: json({ context: { [key]: null }, tags: [['u', 0, 'context', key]] }) },
      TRUSTED,
    ),
  ),
  ...WAYS.map(([way, request]) =>
    accepted(`every key claimed ${way}`, request(ALL), { ...TRUSTED, tenant: '"acme"' }),
  ),
  accepted('every key claimed where context is validated', to('validated', ALL), {
    ...TRUSTED,
    tenant: '"ACME"',
    keys: 'role,scope,tenant,user',
  }),
  accepted(
    'other keys where context is validated',
    to('validated', '{"tenant":"acme","other":1}'),
    {
      tenant: '"ACME"',
      keys: 'role,scope,tenant,user',
    },
  ),
  accepted('every key claimed where no client side sends context', to('plain', ALL), {
    user: '"alice"',
    role: '"reader"',
    keys: 'role,user',
  }),
  accepted('a doubled key', to('post', '{"user":"eve","user":"mallory"}'), TRUSTED),
  accepted('a key that differs in case', to('post', '{"User":"eve","USER":"eve"}'), {
    ...TRUSTED,
    keys: 'USER,User,role,scope,user',
  }),
]
