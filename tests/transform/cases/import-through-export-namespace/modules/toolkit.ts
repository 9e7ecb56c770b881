export * as server from 'seamline'
