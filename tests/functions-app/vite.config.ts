import { seamline } from 'seamline/vite'
import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'

export default defineConfig({
  // Separate from that of the playground, which has the same node_modules.
  cacheDir: '../.tmp/functions-app-cache',
  plugins: [seamline(), solid()],
})
