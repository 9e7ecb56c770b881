import * as router from '@tanstack/solid-router';
const root = router.createRootRoute();
const options = {
  component: () => 'CLIENT_MARKER'
};
export const notes = router.createRoute({
  getParentRoute: () => root,
  path: '/notes',
  ...{}
});
export const note = router.createRoute({
  getParentRoute: () => notes,
  path: '$id'
});
export const files = router.createRoute(options);
export const tree = root.addChildren([notes.addChildren([note]), files]);
