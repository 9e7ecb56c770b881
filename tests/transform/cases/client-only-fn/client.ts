import { storage } from './BROWSER_MARKER/storage'
import { title } from './CLIENT_MARKER/title'

const drafts = storage.open('BROWSER_MARKER')

export const readDraft = () => drafts.read('BROWSER_MARKER', title)

export { title }
