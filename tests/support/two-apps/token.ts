import { createSerializationAdapter } from '../../../src/index.ts'
import { APP } from './app.ts'

/** A class whose instances an adapter serializes. */
export class Token {
  readonly user: string

  constructor(user: string) {
    this.user = user
  }
}

/** Has the same key in both apps and a different format in each. */
export const tokenAdapter = createSerializationAdapter({
  key: 'token',
  test: (value): value is Token => value instanceof Token,
  toSerializable: ({ user }) => ({ [APP]: user }),
  fromSerializable: (written) => new Token(`${APP} ${written[APP]}`),
})
