/** The closest name to a misspelled one; `undefined` if none is close. */
export function closestName(misspelled: string, names: readonly string[]): string | undefined {
  const lower = misspelled.toLowerCase()
  const begun = names.find((name) => name.toLowerCase().startsWith(lower))
  if (begun !== undefined) return begun
  const [closest] = names
    .map((name) => ({ name, edits: editsBetween(lower, name.toLowerCase()) }))
    .toSorted((a, b) => a.edits - b.edits)
  // With more than one edit for three letters it is probably another word.
  return closest && closest.edits * 3 <= misspelled.length ? closest.name : undefined
}

function editsBetween(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (const [index, letter] of Array.from(from).entries()) {
    const next = [index + 1]
    for (const [column, other] of Array.from(to).entries()) {
      const [diagonal = 0, above = 0, left = 0] = [row[column], row[column + 1], next[column]]
      next.push(Math.min(above + 1, left + 1, diagonal + (letter === other ? 0 : 1)))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
