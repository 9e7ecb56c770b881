import { useMutation, useQuery, useQueryClient } from '@tanstack/solid-query'
import { createFileRoute } from '@tanstack/solid-router'
import { createSignal, For, Show, Suspense } from 'solid-js'
import { addTodo, listTodos } from '../todos'

export const Route = createFileRoute('/')({ component: Todos })

function Todos() {
  const client = useQueryClient()
  const todos = useQuery(() => ({
    queryKey: ['todos'],
    queryFn: ({ signal }) => listTodos({ signal }),
  }))
  const add = useMutation(() => ({
    mutationFn: (text: string) => addTodo({ data: text }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['todos'] }),
  }))
  const [text, setText] = createSignal('')
  return (
    <main>
      <h1>Todos</h1>
      <Suspense fallback={<p>Loading</p>}>
        <ul>
          <For each={todos.data}>
            {(todo) => (
              <li>
                {todo.text} ({todo.due.getFullYear()})
              </li>
            )}
          </For>
        </ul>
      </Suspense>
      <input aria-label="Todo" onInput={(event) => setText(event.currentTarget.value)} />
      <button type="button" disabled={add.isPending} onClick={() => add.mutate(text())}>
        Add
      </button>
      <Show when={add.isError}>
        <p role="alert">It was not added.</p>
      </Show>
    </main>
  )
}
