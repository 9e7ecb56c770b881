import { storage } from './BROWSER_MARKER/storage'

export function Page(props: { title: string }) {
  const { drafts, label = 'CLIENT_MARKER' } = props
  const open = () => storage.open('BROWSER_MARKER')
  const readDraft = () => open().read(drafts)
  return [label, readDraft]
}
