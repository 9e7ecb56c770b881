export * from './factories'
