/** Puts text at the end of a page's head, once the head is there. */
export function withHeadText(response: Response, text: () => Promise<string>): Response {
  const isPage =
    response.headers.get('content-type')?.toLowerCase().startsWith('text/html') === true
  if (!isPage || response.body === null) return response
  let head: string | undefined = ''
  const insert = new TransformStream<string, string>({
    async transform(chunk, controller) {
      if (head === undefined) return controller.enqueue(chunk)
      head += chunk
      const end = head.indexOf('</head>')
      if (end === -1) return undefined
      controller.enqueue(`${head.slice(0, end)}${await text()}${head.slice(end)}`)
      head = undefined
      return undefined
    },
    flush(controller) {
      if (head !== undefined) controller.enqueue(head)
    },
  })
  // The types of the streams' two ends differ in what only other hosts have.
  const decoder = new TextDecoderStream() as unknown as TransformStream<Uint8Array, string>
  const body = response.body.pipeThrough(decoder).pipeThrough(insert)
  return new Response(body.pipeThrough(new TextEncoderStream()), response)
}
