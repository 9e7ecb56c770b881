export { create as make } from './functions.js'
