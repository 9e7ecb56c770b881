import type { Exported, Offer, Writer } from './writer.ts'

/** Imports an export of another module in one of several ways. */
export function importExported(writer: Writer, name: string, source: string): string {
  const local = writer.newName('other')
  return writer.choose('import of another module', {
    named: () => {
      writer.hoist(`import { ${name} as ${local} } from '${source}'`)
      return local
    },
    namespace: () => {
      writer.hoist(`import * as ${local} from '${source}'`)
      return `${local}.${name}`
    },
    'awaited, kept': () => {
      writer.hoist(`const ${local} = await import('${source}')`)
      return `${local}.${name}`
    },
    'second name': () => {
      writer.hoist(`import { ${name} as ${local}_first } from '${source}'`)
      writer.hoist(`const ${local} = ${local}_first`)
      return local
    },
  })
}

/** The expression for the imported value. */
const SUFFIX: Readonly<Record<Exported['as'], (writer: Writer) => string>> = {
  value: () => '',
  middleware: () => '',
  'middleware factory': (writer) => `('${writer.mark()}')`,
  base: () => '',
  'base factory': () => '()',
  bases: () => '.open',
}

/** The exports of later modules of one kind. */
export function fromOthers(writer: Writer, kinds: readonly Exported['as'][]): readonly Offer[] {
  return writer.shared.drafts.flatMap(({ exported, file }) =>
    exported
      .filter(({ as }) => kinds.includes(as))
      .map((each) => ({
        part: undefined,
        write: (user: Writer) => {
          user.count(`from another module: ${each.as}`)
          const source = file.replace('/project/src/', './')
          return importExported(user, each.name, source) + SUFFIX[each.as](user)
        },
      })),
  )
}
