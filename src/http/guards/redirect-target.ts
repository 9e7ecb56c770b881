/** Whether a target has no control characters: browsers drop tabs and line breaks, which can hide a host. */
export function isPrintable(target: string): boolean {
  return !/[^\P{Cc}]/u.test(target)
}

/** Whether a path stays on its host: two leading slashes, either way round, name another host. */
export function isOnItsHost(target: string): boolean {
  return !/^[/\\]{2}/.test(target.trimStart())
}

export function isOfTheWeb(target: string): boolean {
  const [, scheme = 'http'] = /^\s*([a-z][a-z\d+.-]*):/i.exec(target) ?? []
  return /^https?$/i.test(scheme)
}
