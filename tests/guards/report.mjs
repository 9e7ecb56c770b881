/** The report on guards in docs/guards-report.md. */

const HEAD = `# Guards

A guard is one runtime check of external input, such as a request or a response, or of a mistake in the app that would
leak data. Each is a separate function in \`src/<layer>/guards\`. This page lists, for each guard, a test that fails when
the guard is removed.

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
