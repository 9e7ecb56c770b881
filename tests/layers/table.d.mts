/** A folder of the package. */
export interface Layer {
  readonly folder: string
  readonly holds: string
  /** The folders that it imports from. */
  readonly imports: readonly string[]
  /** Its own folders; each imports from those before it. */
  readonly rooms: readonly string[]
}

export const LAYERS: readonly Layer[]
