/**
 * An app without seamline, as a baseline for memory: reads a body and the signal, waits, and
 * echoes.
 */

const turn = () => new Promise((resolve) => setImmediate(resolve))

async function echo(request) {
  const { signal } = request
  const { nonce, turns } = await request.json()
  for (let left = turns; left > 0 && !signal.aborted; left--) await turn()
  return Response.json({ nonce })
}

// oxlint-disable-next-line import/no-default-export -- so do built servers
export default { fetch: echo }
