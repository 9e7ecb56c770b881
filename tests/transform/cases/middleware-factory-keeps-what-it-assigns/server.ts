import { createMiddleware } from 'seamline';
export function counted(onCount: (count: number) => void) {
  let last;
  let total = 0;
  last = onCount(total);
  return createMiddleware({
    type: 'function'
  }).server(({
    next
  }) => next(['SERVER_MARKER', last]));
}
