import { redirect } from '@tanstack/solid-router'
import { createMiddleware, createServerFn } from '@tanstack/solid-start'

export interface Todo {
  readonly id: number
  readonly text: string
  readonly due: Date
}

const todos: Todo[] = [{ id: 1, text: 'Buy milk', due: new Date('2026-11-30') }]

const withToken = createMiddleware({ type: 'function' })
  .client(({ next }) => next({ headers: { authorization: 'Bearer example' } }))
  .server(({ next }) => next())

export const listTodos = createServerFn().handler(() => todos)

export const addTodo = createServerFn({ method: 'POST' })
  .middleware([withToken])
  .inputValidator((text: string) => text.trim())
  .handler(({ data }) => {
    if (data === '') throw new Error('A todo needs a text.')
    todos.push({ id: todos.length + 1, text: data, due: new Date() })
  })

/** Only for people who are signed in, which this example never is. */
export const readSecret = createServerFn().handler((): string => {
  throw redirect({ to: '/' })
})
