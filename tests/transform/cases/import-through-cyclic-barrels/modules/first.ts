export * from './second'
export { nothing } from './second'
