
export const load = async () =>
  await (() => {})

export const read = async () => await (() => 'BROWSER_MARKER')
