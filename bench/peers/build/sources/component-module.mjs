/** A Solid component with state, a list and its children; `fn` is the module whose functions it calls. */
export function componentModule(n, { children, helpers, fn }) {
  const [helper] = helpers
  return `import { For, Show, createMemo, ${fn === undefined ? '' : 'createResource, '}createSignal, onCleanup } from 'solid-js'
import type { JSX } from 'solid-js'
${imports({ children, helpers, fn })}
interface Row {
  readonly id: string
  readonly title: string
  readonly status: 'open' | 'waiting' | 'done' | 'closed'
  readonly priority: number
  readonly tags: readonly string[]
  readonly createdAt: number
}

export interface Component${n}Props {
  readonly title?: string
  readonly compact?: boolean
  readonly children?: JSX.Element
}

export function Component${n}(props: Component${n}Props): JSX.Element {
  const [own, setOwn] = createSignal<readonly Row[]>([])
  const [query, setQuery] = createSignal('')
  const [pending, setPending] = createSignal(false)
  const [failure, setFailure] = createSignal<string>()
${fn === undefined ? LOCAL_ROWS : remoteRows(fn)}  const visible = createMemo(() => searchEntities${helper}(rows(), query()))
  const summary = createMemo(() => {
    const open = visible().filter((row) => row.status === 'open').length
    return open + ' of ' + rows().length + ' open'
  })
  const timer = setInterval(() => setFailure(undefined), ${5000 + (n % 10) * 500})
  onCleanup(() => clearInterval(timer))

  async function run(work: () => Promise<unknown>): Promise<void> {
    setPending(true)
    try {
      await work()
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error))
    } finally {
      setPending(false)
    }
  }

  function add(title: string): void {
    const id = '${n}-' + own().length
    setOwn([
      ...own(),
      { id, title, status: 'open', priority: ${n % 5}, tags: [], createdAt: Date.now() },
    ])
  }

  return (
    <section class="panel panel-${n % 12}" classList={{ compact: props.compact, busy: pending() }}>
      <header>
        <h2>{${helpers.map((each) => `clampText${each}(`).join('')}props.title ?? 'Panel ${n}'${helpers.map(() => ')').join('')}}</h2>
        <input value={query()} onInput={(event) => setQuery(event.currentTarget.value)} />
        <button type="button" onClick={() => run(async () => add('Row ' + rows().length))}>
          Add
        </button>
${fn === undefined ? '' : buttons(fn)}      </header>
      <Show when={failure()}>{(message) => <p role="alert">{message()}</p>}</Show>
      <Show when={visible().length > 0} fallback={<p>Nothing here yet.</p>}>
        <p>{summary()}</p>
        <ul>
          <For each={visible()}>
            {(row, index) => (
              <li data-id={row.id} class={row.status}>
                <span>{index() + 1}.</span> {row.title}
                <small>{row.tags.join(', ')}</small>
              </li>
            )}
          </For>
        </ul>
      </Show>
${children.map((child) => `      <Component${child} title={'Below ' + ${n}} compact />\n`).join('')}      {props.children}
    </section>
  )
}
`
}

const LOCAL_ROWS = `  const rows = own
`

// Outside an event handler, because Solid's server build drops those: both builds reach the functions.
function remoteRows(fn) {
  return `  const [loaded, { refetch }] = createResource(() => list${fn}({ data: { query: query() } }))
  const rows = createMemo<readonly Row[]>(() => [...own(), ...(loaded() ?? [])])
`
}

function buttons(fn) {
  return `        <button type="button" disabled={pending()} onClick={() => run(async () => refetch())}>
          Load again
        </button>
        <button
          type="button"
          disabled={pending()}
          onClick={() => run(() => save${fn}({ data: { title: query(), tags: ['${fn}'] } }))}
        >
          Save
        </button>
`
}

function imports({ children, helpers, fn }) {
  const [first, ...others] = helpers
  return [
    ...children.map((child) => `import { Component${child} } from './component-${child}'\n`),
    fn === undefined
      ? ''
      : `import { list${fn}, save${fn} } from '../functions/rows-${fn}.functions'\n`,
    `import { clampText${first}, searchEntities${first} } from '../helpers/helper-${first}'\n`,
    ...others.map((each) => `import { clampText${each} } from '../helpers/helper-${each}'\n`),
  ].join('')
}
