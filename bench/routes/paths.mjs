/** An API of 200 routes, 8 for each of 25 resources, and what is asked of it. */

const RESOURCES = [
  'accounts',
  'addresses',
  'alerts',
  'articles',
  'audits',
  'boards',
  'carts',
  'comments',
  'coupons',
  'customers',
  'devices',
  'events',
  'invoices',
  'issues',
  'labels',
  'members',
  'messages',
  'notes',
  'orders',
  'payments',
  'products',
  'projects',
  'reviews',
  'tickets',
  'users',
]

const KINDS = [
  '',
  '/export/monthly/summary/latest',
  '/stats',
  '/$id',
  '/$id/history',
  '/$id/tags',
  '/$id/tags/$tagId',
  '/files/$',
]

/** The paths of the routes, in the order in which Hono is told of them. */
export const ROUTES = RESOURCES.flatMap((name) => KINDS.map((kind) => `/api/${name}${kind}`))

/** A path as Hono writes it. */
export function honoPath(route) {
  return route.replaceAll(/\$(\w+)/g, ':$1').replace(/\$$/, ':_splat{.+}')
}

/** What is asked for in each row: a path from a number, which no other request has. */
export const ROWS = {
  'first route': () => '/api/accounts',
  'last route': (n) => `/api/users/files/reports/${n}.pdf`,
  'static, deep': () => '/api/messages/export/monthly/summary/latest',
  'one param': (n) => `/api/orders/${n}`,
  'two params': (n) => `/api/issues/${n}/tags/t-${n % 40}`,
  splat: (n) => `/api/notes/files/2024/${n}/photo.jpg`,
  'not found': (n) => `/api/nothing/${n}`,
}

/** All kinds of routes in turn, over all resources. */
ROWS['a mix'] = (n) => {
  const path = ROUTES[n % ROUTES.length].replace('$id', n).replace('$tagId', n % 40)
  return path.replace('$', `reports/${n}.pdf`)
}
