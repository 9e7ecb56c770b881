import { createApp } from 'some-framework'

export default createApp()
export const middleware = []
