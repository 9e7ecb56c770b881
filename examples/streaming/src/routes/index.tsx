import { createFileRoute } from '@tanstack/solid-router'
import { createSignal, For } from 'solid-js'
import { countSteps, describeForm, type Step } from '../stream'

export const Route = createFileRoute('/')({ component: Steps })

function Steps() {
  const [steps, setSteps] = createSignal<readonly Step[]>([])
  const [greeting, setGreeting] = createSignal('')
  const run = async () => {
    setSteps([])
    for await (const step of await countSteps({ data: 3 })) setSteps((before) => [...before, step])
  }
  const greet = async () => {
    setGreeting(await describeForm({ data: new URLSearchParams({ name: 'Ada' }) }))
  }
  return (
    <main>
      <h1>Steps</h1>
      <button type="button" onClick={() => void run()}>
        Run
      </button>
      <ol>
        <For each={steps()}>{(step) => <li>Step {String(step.number)}</li>}</For>
      </ol>
      <button type="button" onClick={() => void greet()}>
        Greet
      </button>
      <output>{greeting()}</output>
    </main>
  )
}
