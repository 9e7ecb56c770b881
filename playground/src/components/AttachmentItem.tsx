import { Show } from 'solid-js'
import type { Attachment } from '../attachments.server'
import { createAttachmentUrl } from '../state/create-attachment-url'
import { download } from '../state/create-object-url'
import { createSubmission } from '../state/create-submission'
import { formatSize } from '../state/format-size'
import { Thumbnail } from './Thumbnail'

export function AttachmentItem(props: { attachment: Attachment }) {
  const load = createAttachmentUrl(props.attachment.id)
  const { busy, submit } = createSubmission()
  const save = () => submit(async () => download(await load(), props.attachment.name))
  return (
    <li>
      <button type="button" class="attachment" disabled={busy()} onClick={save}>
        <Show
          when={props.attachment.type.startsWith('image/')}
          fallback={
            <span class="thumbnail" aria-hidden="true" data-kind={kindOf(props.attachment)} />
          }
        >
          <Thumbnail load={load} />
        </Show>
        <span class="file-name">{props.attachment.name}</span>
        <span class="quiet">{formatSize(props.attachment.size)}</span>
      </button>
    </li>
  )
}

function kindOf({ type }: Attachment): string {
  return type === 'application/pdf' ? 'PDF' : 'TXT'
}
