// SERVER_MARKER: one row of the table
class Row {
  static text = 'SERVER_MARKER'
}

const { createMiddleware, createServerFn } = await import('seamline')

export const list = createServerFn().handler(() => Row.text)

export function page() {
  // SERVER_MARKER: of the helper alone
  const row = () => Row.text
  return createMiddleware().server(row)
}
