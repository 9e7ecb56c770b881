/** Whether a value may be a limit: compared with any other, nothing would be too much. */
export function isLimit(value: unknown): value is number {
  return typeof value === 'number' && value >= 0
}
