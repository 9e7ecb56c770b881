/** A setup file: unlike a module that tests import, it runs once per test file in a process that runs several. */

import { afterEach } from 'vitest'
import { resetApp } from './test-app.ts'

afterEach(resetApp)
