export * from 'seamline'
export * from './dates'
