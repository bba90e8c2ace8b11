import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { precompress } from './scripts/precompress.mjs'

// The web app's root is its own room; the server serves dist/web.
export default defineConfig({
  root: 'src/web',
  plugins: [react(), precompress()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // Nothing is put into the page itself: the strict content security policy allows files of this server only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // What every page needs, apart from the pages: it changes seldom and stays in the browser's cache.
        codeSplitting: { groups: [{ name: 'frame', test: /node_modules\/(react|react-dom|react-router|scheduler|@tanstack\/(react-query|query-core))\// }] },
      },
    },
  },
  // Only the server's own addresses: '/api' alone would also catch this room's folder api/.
  server: { proxy: Object.fromEntries(['/api/v1', '/api/openapi.json', '/api/docs'].map((at) => [at, { target: 'http://127.0.0.1:8700', changeOrigin: false }])) },
})
