/** A route's path without param names. Of two routes with one shape, the router always finds the first. */
export function pathShape(path: string): string {
  return path.split('/').map(segmentShape).join('/')
}

/** `$name` and `{$name}` are one kind of segment, `$` and `{$}` another; `{-$name}` may be left out. */
function segmentShape(segment: string): string {
  if (segment.startsWith('$')) return shapeOf('', segment.slice(1))
  return segment.replace(
    /^([^{]*)\{(-?)\$([^}]*)\}/,
    (_param, prefix: string, optional: string, name: string) =>
      `${prefix}${shapeOf(optional, name)}`,
  )
}

function shapeOf(optional: string, name: string): string {
  return `{${optional}$${name === '' ? '' : 'name'}}`
}
