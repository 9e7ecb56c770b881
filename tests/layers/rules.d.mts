import type { Layer } from './table.mjs'

export function lintOverrides(layers: readonly Layer[], root: string): readonly object[]
export function mayImport(layers: readonly Layer[], from: string, to: string): boolean
export function withList(page: string, layers: readonly Layer[]): string
