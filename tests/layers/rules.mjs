/** The table of layers as lint rules and as the list in CONTRIBUTING.md. */

import { readdirSync } from 'node:fs'
import { join, posix } from 'node:path'

const START = '<!-- layers -->'
const END = '<!-- /layers -->'

/** The overrides of `.oxlintrc.json` that the table stands for: one for each depth of each folder. */
export function lintOverrides(layers, root) {
  return layers.flatMap((layer) =>
    foldersBelow(root, layer.folder).map((folder) => ({
      files: [`${folder}/*`],
      excludeFiles: layer.except,
      rules: {
        'no-restricted-imports': ['error', { patterns: patternsFor(layer, folder, layers) }],
      },
    })),
  )
}

/** Whether a file of the package may import another one. */
export function mayImport(layers, from, to) {
  const layer = layerOf(layers, from)
  const target = layerOf(layers, to)
  if (layer === undefined || target === undefined) return layer === undefined
  if (layer !== target) return layer.imports.includes(target.folder)
  const [own, other] = [from, to].map((file) => layer.rooms.indexOf(roomOf(layer, file)))
  return own === -1 || (other !== -1 && other <= own)
}

/** CONTRIBUTING.md with the table's list between its marks. */
export function withList(page, layers) {
  const rows = layers.map(
    ({ folder, holds, rooms, imports }) =>
      `| \`${folder}\` | ${holds}${rooms.length === 0 ? '' : `; in order: ${rooms.map(code).join(', ')}`} | ${imports.map(code).join(', ') || 'none'} |`,
  )
  const list = ['| folder | holds | imports from |', '|---|---|---|', ...rows].join('\n')
  const [head, rest] = page.split(START)
  const [, tail] = rest.split(END)
  return `${head}${START}\n${list}\n${END}${tail}`
}

function code(name) {
  return `\`${name.replace(/^src\//, '')}\``
}

function layerOf(layers, file) {
  return layers.find(({ folder }) => file.startsWith(`${folder}/`))
}

function roomOf({ folder }, file) {
  const [first, second] = file.slice(folder.length + 1).split('/')
  return second === undefined ? undefined : first
}

function patternsFor(layer, folder, layers) {
  const forbidden = layers.filter((each) => each !== layer && !layer.imports.includes(each.folder))
  const room = roomOf(layer, `${folder}/file`)
  const later = room === undefined ? [] : layer.rooms.slice(layer.rooms.indexOf(room) + 1)
  const groups = [
    [
      forbidden.map((each) => `${posix.relative(folder, each.folder)}/**`),
      `${layer.folder} imports from ${layer.imports.join(', ') || 'no other folder'}: see tests/layers/table.mjs.`,
    ],
    [
      room === undefined || !layer.rooms.includes(room)
        ? []
        : later.map((each) => `${posix.relative(folder, `${layer.folder}/${each}`)}/**`),
      `The rooms of ${layer.folder} import from those before them: ${layer.rooms.join(', ')}.`,
    ],
    [
      room !== undefined && layer.narrowed?.room === room
        ? [
            `${posix.relative(folder, layer.narrowed.folder)}/**`,
            ...layer.narrowed.files.map((file) => `!${posix.relative(folder, file)}`),
          ]
        : [],
      `${layer.folder}/${layer.narrowed?.room} imports ${layer.narrowed?.files.join(', ')} alone.`,
    ],
    [layer.packages, `${layer.folder} must work without this package.`],
    [layer.runsInBrowser ? ['node:*'] : [], `${layer.folder} runs in the browser.`],
  ]
  return groups
    .filter(([group]) => group.length > 0)
    .map(([group, message]) => ({ group, message }))
}

function foldersBelow(root, folder) {
  const inner = readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${folder}/${name}`)
    .toSorted()
  return [folder, ...inner.flatMap((each) => foldersBelow(root, each))]
}
