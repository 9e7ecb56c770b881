import { describe, expect, test } from 'vitest'
import { seamline } from '../../../src/vite/seamline.ts'

describe('the options of seamline()', () => {
  test.each([
    ['serverFn', { serverFn: {} }],
    ['serverFns.bass', { serverFns: { bass: '/rpc' } }],
    ['ssr', { ssr: true }],
  ])('must not be `%s`', (name, options: object) => {
    expect(() => seamline(options)).toThrow(
      `\`seamline()\` received the unknown option \`${name}\`.`,
    )
    expect(() => seamline(options)).toThrow('(UNKNOWN_OPTION)')
  })

  test('may be any documented ones', () => {
    const serverFns = { base: '/rpc', generateFunctionId: () => undefined, aliases: {} }
    expect(() => seamline()).not.toThrow()
    expect(() => seamline({ srcDirectory: 'app', router: {}, serverFns })).not.toThrow()
  })
})
