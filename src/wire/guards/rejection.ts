import type { ValidationIssue } from '../../errors/app-errors.ts'
import type { WireError } from '../protocol.ts'

/** Whether an error has the shape that the endpoint writes; its `data` is the app's. */
export function isWireError({ code, message, issues = [] }: Partial<WireError>): boolean {
  return (
    typeof code === 'string' &&
    typeof message === 'string' &&
    Array.isArray(issues) &&
    issues.every(isIssue)
  )
}

function isIssue(issue: Partial<ValidationIssue> | null): boolean {
  if (typeof issue?.message !== 'string' || !Array.isArray(issue.path)) return false
  return issue.path.every((key) => typeof key === 'string' || typeof key === 'number')
}
