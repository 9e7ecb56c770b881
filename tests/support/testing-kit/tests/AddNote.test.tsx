import { fireEvent, render, screen } from '@solidjs/testing-library'
import { ServerFnError } from 'seamline'
import { calls, mockServerFn } from 'seamline/testing'
import { expect, test } from 'vitest'
import { AddNote } from '../src/AddNote'
import { addNote } from '../src/notes.functions'
import { server } from './setup'

test('adds a note', async () => {
  server.use(mockServerFn(addNote, ({ data }) => ({ text: data.text, author: 'ada' })))
  render(() => <AddNote />)
  fireEvent.input(screen.getByLabelText('Text'), { target: { value: 'milk' } })
  fireEvent.click(screen.getByText('Add'))
  expect((await screen.findByText('milk, by ada')).tagName).toBe('OUTPUT')
  expect(calls(addNote)).toMatchObject([{ data: { text: 'milk' } }])
})

test('shows a failure', async () => {
  server.use(
    mockServerFn(addNote, () => {
      throw new ServerFnError('FULL', { message: 'No more notes today.', status: 409 })
    }),
  )
  render(() => <AddNote />)
  fireEvent.click(screen.getByText('Add'))
  expect((await screen.findByRole('alert')).textContent).toBe('No more notes today.')
})
