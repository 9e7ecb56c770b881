
export const load = async () =>
  await (() => 'SERVER_MARKER')

export const read = async () => await (() => {})
