import type * as t from '@babel/types'
import { MagicString } from 'magic-string'
import { isStatementList, listOf, placeOf, rangeWithComments, skipTrivia } from './comments.ts'
import { removedFromImport, removedFromList, removedFromPattern } from './list-ranges.ts'
import { importLines, type TextEdits } from './text-edits.ts'
import { SourceRanges } from './source-ranges.ts'
import { endOf, startOf } from '../model/nodes.ts'
import type { Syntax } from '../model/syntax.ts'
import type { SourceRange } from '../model/types.ts'

interface EditedText {
  readonly text: MagicString
  readonly removed: readonly SourceRange[]
}

export function applyEdits(edits: TextEdits): EditedText {
  const { syntax } = edits
  const text = new MagicString(syntax.code)
  const ranges = new SourceRanges()
  for (const range of [...edits.parts, ...mapReferences(syntax)]) ranges.add(range)
  const statements: t.Node[] = []
  const shortened: t.Node[] = []
  for (const [list, nodes] of byList(edits)) {
    if (isStatementList(list)) statements.push(...nodes)
    else if (isDeclaration(list) && nodes.size === itemsOf(list, nodes).length) {
      statements.push(list)
    } else {
      rangesOfItems(list, nodes, syntax).forEach((range) => ranges.add(range))
      if (list.type === 'ImportDeclaration') importTypesOnly(list, nodes, text)
      if (list.type === 'VariableDeclaration') shortened.push(list)
    }
  }
  for (const statement of statements) ranges.add(rangeWithComments(statement, syntax))
  const removed = ranges.ordered()
  for (const range of removed) {
    const { start, end } = wholeLines(range, syntax.code)
    text.remove(start, end)
  }
  for (const { at, within } of guardsFor(statements, shortened, syntax)) {
    if (!ranges.has(startOf(within))) text.appendLeft(at, ';')
  }
  writeInsertions(edits, text)
  return { text, removed }
}

function byList({ nodes, syntax }: TextEdits): ReadonlyMap<t.Node, ReadonlySet<t.Node>> {
  const lists = new Map<t.Node, Set<t.Node>>()
  for (const node of nodes) {
    const list = syntax.parentOf(node) ?? syntax.program
    const items = lists.get(list) ?? new Set()
    lists.set(list, items.add(node))
  }
  return lists
}

/** Whether a statement is removed with the last item in it. */
function isDeclaration({ type }: t.Node): boolean {
  return type === 'VariableDeclaration' || type === 'ImportDeclaration'
}

function itemsOf(list: t.Node, [removed = list]: ReadonlySet<t.Node>): readonly t.Node[] {
  return listOf(removed, list)
}

function rangesOfItems(
  list: t.Node,
  nodes: ReadonlySet<t.Node>,
  syntax: Syntax,
): readonly SourceRange[] {
  if (list.type === 'ArrayPattern') return removedFromPattern(list, nodes, syntax)
  if (list.type === 'ImportDeclaration') return removedFromImport(list, nodes, syntax)
  return removedFromList(itemsOf(list, nodes), nodes, syntax)
}

/** Where an import has only types left, it must not load the module. */
function importTypesOnly(
  { specifiers, start, importKind }: t.ImportDeclaration,
  removed: ReadonlySet<t.Node>,
  text: MagicString,
): void {
  const left = specifiers.filter((each) => !removed.has(each))
  const types = left.flatMap((each) =>
    each.type === 'ImportSpecifier' && each.importKind === 'type' ? [each] : [],
  )
  if (importKind === 'type' || types.length < left.length) return
  text.appendLeft((start ?? 0) + 'import'.length, ' type')
  for (const each of types) text.remove(startOf(each), startOf(each.imported))
}

/** The comments that name a source map: it is for another text, and may show removed code. */
function mapReferences({ comments }: Syntax): readonly SourceRange[] {
  return comments
    .filter(({ value }) => /^[#@]\s*sourceMappingURL=/.test(value))
    .map(({ start = 0, end = 0 }) => ({ start, end }))
}

/** A range with the ends of its lines, where it is alone on them. */
function wholeLines({ start, end }: SourceRange, code: string): SourceRange {
  let from = start
  while (from > 0 && isBlank(code[from - 1])) from--
  let to = end
  while (isBlank(code[to])) to++
  const isAlone = isLineEnd(code[from - 1]) && isLineEnd(code[to])
  return isAlone ? { start: from, end: Math.min(to + 1, code.length) } : { start, end }
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\r'
}

function isLineEnd(character: string | undefined): boolean {
  return character === undefined || character === '\n'
}

/** The position of a semicolon, and the node that needs it. */
interface Guard {
  readonly at: number
  readonly within: t.Node
}

/** Separates code that removed code kept apart, such as lines that end without a semicolon. */
function guardsFor(
  removed: readonly t.Node[],
  shortened: readonly t.Node[],
  syntax: Syntax,
): readonly Guard[] {
  const bodies = removed.flatMap((statement) => {
    const parent = syntax.parentOf(statement) ?? syntax.program
    // `if (…)` needs a body.
    const isBody = !isStatementList(parent) && parent.type !== 'ForStatement'
    return isBody ? [{ at: startOf(statement), within: parent }] : []
  })
  // `a = 1, b = () => {}` ends before a bracket on the next line, and `a = 1` does not.
  const open = shortened.filter((each) => syntax.code[endOf(each) - 1] !== ';')
  const followers = [...removed, ...open].flatMap((each) => placeOf(each, syntax).next ?? [])
  const places = [...new Set(followers)]
    .filter((next) => /[([`+\-/]/.test(syntax.code[startOf(next)] ?? ''))
    .map((next) => ({ at: startOf(next), within: next }))
  return [...bodies, ...places]
}

function writeInsertions(edits: TextEdits, text: MagicString): void {
  const { insertions, lines, syntax } = edits
  const imports = importLines(insertions.flatMap(({ runtime }) => runtime ?? []))
  if (imports.length > 0) text.appendLeft(startOfBody(syntax), `${imports.join('\n')}\n`)
  for (const { at, text: inserted } of insertions) text.appendLeft(at, inserted)
  if (lines.length > 0)
    text.append(`${syntax.code.endsWith('\n') ? '' : '\n'}${lines.join('\n')}\n`)
}

/** Behind the directives and the comments that belong to the module. */
function startOfBody({ program, code, comments }: Syntax): number {
  const behind = program.directives.at(-1) ?? program.interpreter
  const [statement] = program.body
  return statement
    ? startOf(statement)
    : skipTrivia(behind ? endOf(behind) : 0, { code, comments } as Syntax)
}
