import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'

const { dependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))

const LABELS = {
  plain: 'without a plugin',
  seamline: 'seamline',
  tanstack: `TanStack Start ${dependencies['@tanstack/solid-start']}`,
}

/** Milliseconds: what is less says nothing. */
const SHOWN_FROM = 5

/** The block for docs/performance.md. */
export function report({ rounds, hooks, size: { modules, functions, runs } }) {
  const names = Object.keys(LABELS)
  return `## Building (\`npm run bench:build\`)

Compared with the same build without a plugin, seamline adds **${ratio(rounds, 'wall')} times** the wall time that
TanStack Start's plugin adds, and ${ratio(rounds, 'cpu')} times the CPU time.

| ${modules.toLocaleString('en')} modules, ${functions} with server functions | wall, s | added, s | CPU, s | added, s |
|---|--:|--:|--:|--:|
${names.map((name) => row(rounds, name)).join('\n')}

Median of ${runs} rounds, with the lowest and highest in brackets; each build of client and server runs in its own
process. ${cpus().length} cores, Node ${process.versions.node}, Vite ${dependencies.vite}, vite-plugin-solid ${dependencies['vite-plugin-solid']}.

| JavaScript in the hooks of one plugin, in a separate run | ms |
|---|--:|
${names.flatMap((name) => hookRows(hooks[name], name)).join('\n')}

TanStack's plugin does more than split functions: it also generates routes, splits their code and checks
imports, and its server build compiles a module with functions twice.

| modules in the build | client: app | client: all | server: app | server: all |
|---|--:|--:|--:|--:|
${names.map((name) => moduleRow(rounds[0][name].modules, name)).join('\n')}

Without a plugin the client keeps the handlers and the server modules that they import.
`
}

function ratio(rounds, measure) {
  const [seamline, tanstack] = ['seamline', 'tanstack'].map((name) =>
    median(added(rounds, name, measure)),
  )
  return (seamline / tanstack).toFixed(2)
}

function row(rounds, name) {
  const cells = ['wall', 'cpu'].flatMap((measure) => [
    seconds(rounds.map((samples) => samples[name][measure])),
    name === 'plain' ? '–' : seconds(added(rounds, name, measure)),
  ])
  return `| ${[LABELS[name], ...cells].join(' | ')} |`
}

/** Within one round, so that a machine that slows down between rounds does not count. */
function added(rounds, name, measure) {
  return rounds.map((samples) => samples[name][measure] - samples.plain[measure])
}

function hookRows(hooks, name) {
  return hooks
    .filter(({ milliseconds }) => milliseconds >= SHOWN_FROM)
    .toSorted((a, b) => b.milliseconds - a.milliseconds)
    .map((plugin) => `| ${LABELS[name]}: ${plugin.name} | ${plugin.milliseconds.toFixed(0)} |`)
}

function moduleRow({ client, ssr }, name) {
  return `| ${[LABELS[name], client.app, client.all, ssr.app, ssr.all].join(' | ')} |`
}

function seconds(milliseconds) {
  const [middle, low, high] = [
    median(milliseconds),
    Math.min(...milliseconds),
    Math.max(...milliseconds),
  ].map((value) => (value / 1000).toFixed(2))
  return `${middle} (${low}–${high})`
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
