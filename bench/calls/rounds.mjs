/** Samples in turn, so that whatever disturbs one contestant disturbs the others: medians, and ratios by round. */

/**
 * @param contestants - names; the first one is the measure of the others
 * @param takeSample - resolves with `{ rate, cpu }`: calls per second, and processor milliseconds per call
 */
export async function compareInRounds(contestants, rounds, takeSample) {
  const samples = []
  // The first round warms up.
  for (let round = 0; round <= rounds; round++) {
    const ordered = round % 2 === 0 ? contestants : contestants.toReversed()
    const sample = {}
    for (const name of ordered) sample[name] = await takeSample(name)
    if (round > 0) samples.push(sample)
  }
  const [measure] = contestants
  return Object.fromEntries(
    contestants.map((name) => [
      name,
      {
        rate: median(samples.map((each) => each[name].rate)),
        cpu: median(samples.map((each) => each[name].cpu)),
        ratio: median(samples.map((each) => each[name].rate / each[measure].rate)),
        cpuRatio: median(samples.map((each) => each[measure].cpu / each[name].cpu)),
      },
    ]),
  )
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1]
}
