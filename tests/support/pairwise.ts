/** A small selection of a matrix that still covers every pair of choices. */

/** The choices of a row by their dimension. */
type Choices = readonly unknown[]

/**
 * Picks rows of a matrix until every pair of choices that occurs in it occurs in the selection. The
 * same matrix
 * always produces the same selection.
 *
 * @param choicesOf - the choices of a row, in the same order for every row
 */
export function pairwise<Row>(
  rows: readonly Row[],
  choicesOf: (row: Row) => Choices,
): readonly Row[] {
  const pairs = new Map(rows.map((row) => [row, pairsOf(choicesOf(row))]))
  const missing = new Set([...pairs.values()].flat())
  const selected = new Set<Row>()
  const gain = (row: Row): number => pairs.get(row)?.filter((pair) => missing.has(pair)).length ?? 0
  while (missing.size > 0) {
    const best = rows.reduce((most, row) => (gain(row) > gain(most) ? row : most))
    selected.add(best)
    for (const pair of pairs.get(best) ?? []) missing.delete(pair)
  }
  return rows.filter((row) => selected.has(row))
}

/** Every two choices of a row, each with its dimension. */
export function pairsOf(choices: Choices): readonly string[] {
  const named = choices.map((choice, dimension) => `${dimension}: ${String(choice)}`)
  return named.flatMap((one, index) => named.slice(index + 1).map((other) => `${one}, ${other}`))
}
