import { Show } from 'solid-js'
import type { Attachment } from '../attachments.server'
import { formatSize } from '../state/format-size'

export function AttachmentItem(props: { attachment: Attachment }) {
  const url = () => `/api/files/${props.attachment.id}`
  return (
    <li>
      <a class="attachment" href={url()} download={props.attachment.name}>
        <Show
          when={props.attachment.type.startsWith('image/')}
          fallback={
            <span class="thumbnail" aria-hidden="true" data-kind={kindOf(props.attachment)} />
          }
        >
          <span class="thumbnail">
            {/* The name is shown beside it. */}
            <img src={url()} alt="" loading="lazy" />
          </span>
        </Show>
        <span class="file-name">{props.attachment.name}</span>
        <span class="quiet">{formatSize(props.attachment.size)}</span>
      </a>
    </li>
  )
}

function kindOf({ type }: Attachment): string {
  return type === 'application/pdf' ? 'PDF' : 'TXT'
}
