/** The results as tables. */

const HEADINGS = {
  inProcess: 'In process, from a `Request` to the text of its response',
  endToEnd: 'End to end, from the arguments of the client to its result',
  http: 'Over HTTP, srvx, 100 connections',
}

export function markdownOf({ node, ...results }) {
  const sections = Object.entries(HEADINGS).map(
    ([key, heading]) => `## ${heading}\n\n${tableOf(results[key])}\n`,
  )
  return [`# Calls of built apps, Node ${node}\n`, ...sections].join('\n')
}

function tableOf(rows) {
  const names = [...new Set(Object.values(rows).flatMap((row) => Object.keys(row)))]
  const lines = [
    `| | ${names.join(' | ')} |`,
    `|---|${names.map(() => '--:').join('|')}|`,
    ...Object.entries(rows).map(
      ([label, row]) => `| ${label} | ${names.map((name) => cellOf(row[name])).join(' | ')} |`,
    ),
  ]
  return lines.join('\n')
}

/** Calls per second, their ratio to the first contestant's, and that of the processor's time. */
function cellOf(result) {
  if (result === undefined) return '–'
  const { rate, ratio, cpuRatio } = result
  return `${rate.toFixed(0)} (${ratio.toFixed(2)}, cpu ${cpuRatio.toFixed(2)})`
}
