import { createServerOnlyFn } from 'seamline'
import { vault } from './SERVER_MARKER/vault'

export function Page(props: { title: string }) {
  const key = vault.key('SERVER_MARKER')
  const { salt } = vault
  const readSecret = () => vault.read(key, salt, props.title)
  return [props.title, 'CLIENT_MARKER', readSecret]
}
