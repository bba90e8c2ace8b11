import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// The web app's root is its own room; the server serves dist/web.
export default defineConfig({
  root: 'src/web',
  plugins: [react()],
  build: { outDir: '../../dist/web', emptyOutDir: true },
  server: { proxy: { '/api': 'http://127.0.0.1:8700' } },
})
