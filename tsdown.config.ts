import { defineConfig } from 'tsdown'

export default defineConfig({
  entry: [
    'src/{index,index.browser,client,server,server-entry,client-only,server-only,router,plugin-vite,testing,testing.browser,vite}.ts',
    'src/internal/*.ts',
    'src/client/dev-checks.ts',
    'src/client/start-page.ts',
    'src/router/create-routed-app.ts',
    'src/app/resolve-start.ts',
    'src/app/resolved-start.ts',
    'babel-plugin/index.ts',
  ],
  outDir: 'dist',
  // One file per module: the Vite plugin replaces one of them, and bundlers see what they may drop.
  unbundle: true,
  format: 'esm',
  // The values of src/internal/config.ts are stand-ins, not constants.
  inputOptions: { optimization: { inlineConst: false } },
  platform: 'node',
  target: 'es2022',
  fixedExtension: false,
  dts: true,
  sourcemap: false,
  clean: true,
})
