/** Targets that a browser could read as another host or as code. */

/** Whether a target is free of control characters: browsers drop tabs and line breaks, which can hide the rest. */
export function isPrintable(target: string): boolean {
  return !/[^\P{Cc}]/u.test(target)
}

/** Whether a path keeps to its host: two slashes at its start, either way round, name another one. */
export function isOnItsHost(target: string): boolean {
  return !/^[/\\]{2}/.test(target.trimStart())
}

/** Whether a scheme, if there is one, is of the web. */
export function isOfTheWeb(target: string): boolean {
  const [, scheme = 'http'] = /^\s*([a-z][a-z\d+.-]*):/i.exec(target) ?? []
  return /^https?$/i.test(scheme)
}
