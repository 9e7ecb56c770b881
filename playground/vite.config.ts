import { seamline } from 'seamline/vite'
import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'

export default defineConfig({ plugins: [seamline(), solid({ ssr: true })] })
