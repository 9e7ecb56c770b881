/** The report on guards, as docs/guards-report.md holds it. */

const HEAD = `# Guards

A guard is one check that the runtime makes of something from outside: a request, an answer, or a slip of the
app that would leak. Each is a function of its own in \`src/<layer>/guards\`. This page names a test that fails
for each when the guard is removed.

Written by \`npm run test:guards\`, which removes each guard in a copy of the sources and runs the tests.

| guard | file | the test that fails |
|---|---|---|
`

/** The report as Markdown. */
export function reportOf(results) {
  const rows = results.map(({ name, file, noticed }) => {
    const test = noticed.test.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ')
    return `| \`${name}\` | \`${file}\` | \`${noticed.file}\`: ${test} |\n`
  })
  return `${HEAD}${rows.join('')}\n${results.length} guards, ${results.length} noticed, 0 missed\n`
}
