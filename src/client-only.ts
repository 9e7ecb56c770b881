/**
 * `import 'seamline/client-only'` makes a module the browser's: using it on the server is an error, in
 * development and in a build.
 */
// oxlint-disable-next-line unicorn/require-module-specifiers -- to be imported is all it is for
export {}
