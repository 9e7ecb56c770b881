/** The classes of `Temporal`. */
export const TEMPORAL_TYPES: ReadonlySet<string> = new Set([
  'Duration',
  'Instant',
  'PlainDate',
  'PlainDateTime',
  'PlainMonthDay',
  'PlainTime',
  'PlainYearMonth',
  'ZonedDateTime',
])
