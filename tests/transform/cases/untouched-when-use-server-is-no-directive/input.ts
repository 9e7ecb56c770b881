// 'use server' in a comment
import { readFile } from './files'
('use server')

export const directive = 'use server'
export const isFirst = (text: string) => text.startsWith("'use server'") || text === 'use server'

export function explain(kind: string) {
  const name = 'notes'
  'use server'
  if (kind === '') {
    'use server'
  }
  switch (kind) {
    case 'use server':
      return `'use server' ${name}`
  }
  ;('use server')
  return readFile('use strict')
}

export function strict() {
  'use\x20server'
  'use server '
  return readFile('use strict')
}
