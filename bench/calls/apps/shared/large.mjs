export const LARGE = Array.from({ length: 16_000 }, (_, id) => ({
  id,
  text: `row ${id} of the list that is measured`,
}))
