import { createServerFn } from 'seamline'

export function make() {
  const now = createServerFn().handler(() => 'CLIENT_MARKER')
  return now
  var createServerFn
}

export function makeConst() {
  const now = () => createServerFn().handler(() => 'CLIENT_MARKER')
  const createServerFn = () => kit
  return now
}

export function hoisted() {
  return createServerFn().handler(() => 'CLIENT_MARKER')
  function createServerFn() {
    return kit
  }
}
