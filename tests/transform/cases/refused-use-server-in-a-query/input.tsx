import { query } from '@solidjs/router'

const listNotes = query(async () => {
  "use server"
  return ['SERVER_MARKER']
}, 'notes')

export const Notes = () => <ul>{listNotes()}</ul>
