/** @throws TypeError for anything but an object: without `done`, an iterator would never end */
export function assertStep(step: unknown): asserts step is IteratorResult<unknown, unknown> {
  if (Object(step) !== step) throw new TypeError('an iterator returned a non-object')
}
