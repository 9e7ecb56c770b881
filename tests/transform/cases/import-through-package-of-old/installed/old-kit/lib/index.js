export * from 'seamline'
