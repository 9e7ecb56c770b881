import { TRANSPORTS, travel } from '../../support/three-transports.ts'
import { describe, expect, test, vi } from 'vitest'
import { createServerFn } from '../../../src/index.ts'
import { rejectionOf } from '../../support/failures.ts'
import { listOf } from '../../support/streams.ts'

const post = () => createServerFn({ method: 'POST' })

interface Author {
  readonly name: string
  posts?: Promise<readonly Post[]>
}
interface Post {
  readonly title: string
  readonly author: Promise<Author>
}
interface Person {
  readonly name: string
  friends: readonly Promise<Person>[]
}
interface Link {
  readonly next: Promise<Link>
}

/** An author whose posts refer to the author again, both as an ORM returns them. */
function authorOfPosts(name = 'ada'): Promise<Author> {
  const ada: Author = { name }
  const author = Promise.resolve(ada)
  ada.posts = Promise.resolve([
    { title: 'one', author },
    { title: 'two', author },
  ])
  return author
}

describe.each(TRANSPORTS)('promises in a cycle, %s,', (transport) => {
  test('arrive once each', async () => {
    const { call } = travel(transport, post(), () => ({ author: authorOfPosts() }))
    const { author } = await call()
    const [one, two] = (await (await author).posts) ?? []
    expect(one?.author).toBe(two?.author)
    const again = await one?.author
    expect(again?.name).toBe('ada')
    expect(await (await (await again?.posts)?.[1]?.author)?.posts).toBe(await (await author).posts)
  })

  test('arrive once each if each resolves to all others', async () => {
    const { call } = travel(transport, post(), () => {
      const all = Array.from({ length: 40 }, (_, index): Person => ({
        name: `${index}`,
        friends: [],
      }))
      const promises = all.map((person) => Promise.resolve(person))
      for (const person of all) person.friends = promises
      return { first: promises[0] }
    })
    const first = await (await call()).first
    const friends = await Promise.all(first?.friends ?? [])
    expect(friends.map(({ name }) => name)).toEqual(Array.from({ length: 40 }, (_, i) => `${i}`))
    expect(new Set(friends.map((friend) => friend.friends[7])).size).toBe(1)
  })

  test('may occur in the items of a stream and beside it', async () => {
    const { call } = travel(transport, post(), () => {
      const author = authorOfPosts()
      return {
        author,
        rows: (async function* () {
          for (let id = 0; id < 3; id++) yield { author, other: authorOfPosts(`${id}`) }
        })(),
      }
    })
    const { author, rows } = await call()
    const items = await listOf(rows)
    for (const item of items) expect(item.author).toBe(author)
    const others = await Promise.all(items.map(({ other }) => other))
    expect(others.map(({ name }) => name)).toEqual(['0', '1', '2'])
    const posts = await Promise.all(others.map((other) => other.posts))
    expect((await posts[2]?.[0]?.author)?.name).toBe('2')
  })

  test('may fail', async () => {
    vi.spyOn(console, 'error').mockReturnValue()
    const { call } = travel(transport, post(), () => {
      const person: { self?: Promise<unknown>; readonly lost: Promise<never> } = {
        lost: Promise.reject(new Error('hunter2')),
      }
      person.self = Promise.resolve({ again: person })
      return { person }
    })
    const { person } = await call()
    const { again } = (await person.self) as { again: typeof person }
    expect(await rejectionOf(person.lost)).toBe(await rejectionOf(again.lost))
    vi.restoreAllMocks()
  })
})

describe.each(TRANSPORTS.filter((transport) => transport !== 'in process'))('%s', (transport) => {
  test('promises created anew each time end with an error', async () => {
    const link = (): Link => ({
      get next() {
        return Promise.resolve(link())
      },
    })
    const { call } = travel(transport, post(), () => ({ next: Promise.resolve(link()) }))
    vi.spyOn(console, 'error').mockReturnValue()
    let at: Link = await call()
    let arrived = 0
    const error = await rejectionOf(
      (async () => {
        for (; arrived < 100_000; arrived++) at = await at.next
      })(),
    )
    vi.restoreAllMocks()
    expect(error).toMatchObject({ name: 'ServerFnError', status: 500 })
    // The last of 16,384 would resolve to one more.
    expect(arrived).toBe(16_383)
  })
})
