
export default (function language() {
    return 'BROWSER_MARKER'
  })
