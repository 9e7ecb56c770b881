/** Whether a value may be a limit: no input is larger than `NaN` or a string. */
export function isLimit(value: unknown): value is number {
  return typeof value === 'number' && value >= 0
}
