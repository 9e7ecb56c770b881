import { seamline } from 'seamline/vite'
import solid from 'vite-plugin-solid'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [seamline(), solid()],
  test: { environment: 'jsdom', setupFiles: './tests/setup.ts' },
})
