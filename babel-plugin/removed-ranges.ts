import type * as t from '@babel/types'
import type { SourceRange } from './types.ts'

/** Keeps the comments of removed code out of the output: they tell as much as the code did. */
export function ignoreComments(
  comments: readonly t.Comment[],
  removed: readonly SourceRange[],
): void {
  for (const comment of comments) {
    const { start = 0, end = 0 } = comment
    if (removed.some((range) => range.start <= start && end <= range.end)) {
      // Babel's printer leaves out comments with this mark, which its types do not mention.
      Object.assign(comment, { ignore: true })
    }
  }
}

/** The comments that name a map of the source: it describes another text, and may show it all. */
export function mapReferences(comments: readonly t.Comment[]): readonly SourceRange[] {
  return comments
    .filter(({ value }) => /^[#@]\s*sourceMappingURL=/.test(value))
    .map(({ start = 0, end = 0 }) => ({ start, end }))
}

/** The source with spaces for what was removed, so that a source map shows no more than the code. */
export function blankRanges(code: string, removed: readonly SourceRange[]): string {
  return removed.reduce(
    (text, { start, end }) =>
      text.slice(0, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ') + text.slice(end),
    code,
  )
}
