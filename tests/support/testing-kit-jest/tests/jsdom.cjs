const FixedJsdom = require('jest-fixed-jsdom')

module.exports = class extends FixedJsdom {
  constructor(...args) {
    super(...args)
    const { FormData: FormReader } = new this.dom.constructor().window
    // Node's FormData accepts only Node's files.
    this.global.File = File
    // Node's FormData cannot read a <form>.
    this.global.FormData = new Proxy(FormData, {
      construct(target, [form, submitter], newTarget) {
        const data = Reflect.construct(target, [], newTarget)
        for (const [name, value] of form ? new FormReader(form, submitter) : []) {
          data.append(name, typeof value === 'string' ? value : new File([], ''))
        }
        return data
      },
    })
  }
}
