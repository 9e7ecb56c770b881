/** A guard of the runtime. */
export interface Guard {
  /** Its file below `src` and its name. */
  readonly id: string
  readonly file: string
  readonly name: string
  /** The range of its body in the text. */
  readonly body: { readonly start: number; readonly end: number }
  /** The statement that replaces the body. */
  readonly removed: string
}

export function readGuards(root: string): readonly Guard[]
export function withoutGuard(text: string, guard: Guard): string
