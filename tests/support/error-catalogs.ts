/** The entries of all catalogs of errors, by name. */

import * as catalog from '../../src/errors/catalog.ts'
import * as ofClient from '../../src/errors/catalog-client.ts'
import * as ofOptions from '../../src/errors/catalog-options.ts'
import * as ofRoutes from '../../src/errors/catalog-routes.ts'
import * as ofSessions from '../../src/errors/catalog-sessions.ts'
import * as ofTesting from '../../src/errors/catalog-testing.ts'
import * as ofValues from '../../src/errors/catalog-values.ts'

export const ALL_ERRORS = {
  ...catalog,
  ...ofClient,
  ...ofRoutes,
  ...ofOptions,
  ...ofSessions,
  ...ofTesting,
  ...ofValues,
}
