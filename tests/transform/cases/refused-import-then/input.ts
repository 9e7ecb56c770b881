import('seamline').then(({ createServerFn }) => {
  register(createServerFn().handler(() => 'SERVER_MARKER'))
})
