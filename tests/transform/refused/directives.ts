import type { RefusalCode } from '../../../babel-plugin/index.ts'
import type { Refusal } from './refusal.ts'

/** Directives of other frameworks. */
export const DIRECTIVES = {
  USE_SERVER: {
    advice:
      'Write a server function instead, as in `export const list = createServerFn().handler(async () => …)`.',
    sources: {
      'a module of server functions': `
        'use server' // here
        export async function list() {
          return db.all()
        }`,
      'a server function in a component': `
        export function Notes() {
          const list = async () => {
            'use server' // here
            return db.all()
          }
        }`,
      'a server function as a declaration': `
        import { createServerFn } from 'seamline'
        export const now = createServerFn().handler(() => 1)
        export async function list() {
          "use strict"
          "use server" // here
          return db.all()
        }`,
      'a server function in a class': `
        export class Notes {
          static list = async function () { 'use server'; return db.all() } // here
        }`,
      'a server function that another function returns': `
        export const makeList = (table: string) => () => {
          'use server' // here
          return db.all(table)
        }`,
    },
  },
} satisfies Partial<Record<RefusalCode, Refusal>>
