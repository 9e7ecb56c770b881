/**
 * `import 'seamline/server-only'` makes a module the server's: using it in the browser is an error, in
 * development and in a build.
 */
// oxlint-disable-next-line unicorn/require-module-specifiers -- to be imported is all it is for
export {}
