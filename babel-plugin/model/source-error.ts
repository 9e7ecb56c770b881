import { codeFrameColumns } from '@babel/code-frame'

export interface SourceErrorParts {
  readonly file: string
  /** The problem, and how to solve it. */
  readonly reason: string
  readonly place: Place | undefined
}

export interface Place {
  readonly line: number
  /** From 0. */
  readonly column: number
  /** The lines around it, with a mark. */
  readonly frame: string
}

const PARTS = new WeakMap<object, SourceErrorParts>()

/** The parts of an error that {@link sourceError} made; `undefined` for any other. */
export function partsOf(error: unknown): SourceErrorParts | undefined {
  return error instanceof Error ? PARTS.get(error) : undefined
}

/** An error about a place in a module: its message names the file and shows the line. */
export function sourceError<TError extends Error>(
  ErrorClass: new (message: string) => TError,
  parts: SourceErrorParts,
): TError {
  const { file, reason, place } = parts
  const message = `${file}: ${reason}${place ? `\n${place.frame}` : ''}`
  const error = withoutStack(() => new ErrorClass(message))
  PARTS.set(error, parts)
  return error
}

/** A place in a module, from the parser's own positions. */
export function placeIn(code: string, start: Position, end: Position = start): Place {
  const { line, column } = start
  // An expression on one line is marked as a whole, any other where it starts.
  const last = end.line === line ? end : start
  const frame = codeFrameColumns(code, {
    start: { line, column: column + 1 },
    end: { line, column: last.column + 1 },
  })
  return { line, column, frame }
}

interface Position {
  readonly line: number
  readonly column: number
}

/** The error is about a line of the app; a stack would list functions of the compiler. */
function withoutStack<TError extends Error>(make: () => TError): TError {
  const { stackTraceLimit } = Error
  // A stack that is set on the error would lack the file's name, which Babel adds later.
  Error.stackTraceLimit = 0
  try {
    return make()
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}
