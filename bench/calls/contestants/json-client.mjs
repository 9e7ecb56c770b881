/** The least that a browser needs to call a handler of JSON: with the global `fetch`. */
export function jsonClient() {
  return async (fn, data) => {
    const response = await fetch(`http://localhost/${fn}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(data),
    })
    return response.json()
  }
}
