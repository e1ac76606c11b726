import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { gzipFiles } from './gzip-files.ts'
import { manualPlugin } from './manual/plugin.ts'
import { CHUNKS, forPhone } from './phone-files.ts'

/** Where this build goes: `--outDir` may say. */
let dist = ''

export default defineConfig({
  root: import.meta.dirname,
  // Nothing is inlined as a data: URL: the hub's Content-Security-Policy allows only its own origin.
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Which chunk needs which: what the worker keeps, and what a test weighs.
    manifest: CHUNKS,
    assetsInlineLimit: 0,
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'map-library', test: /node_modules[\\/](maplibre-gl|pmtiles|@protomaps)[\\/]/ }] } },
    },
  },
  plugins: [
    react(),
    manualPlugin(resolve(import.meta.dirname, '..')),
    {
      name: 'where-it-is-built',
      configResolved({ root, build }) {
        dist = resolve(root, build.outDir)
      },
    },
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/service-worker',
      filename: 'service-worker.ts',
      // The patrol page registers it, and decides when a new one may take over.
      injectRegister: false,
      injectManifest: {
        globPatterns: ['**/*.{html,js,css,woff2,svg,png}'],
        target: 'es2022',
        rollupFormat: 'iife',
        // A patrol's phone on a bad link must not fetch the office, the charts and the map.
        manifestTransforms: [(entries) => ({ manifest: forPhone(dist, entries), warnings: [] })],
      },
      manifest: {
        id: '/patrol',
        name: 'Tiếng Chuông',
        short_name: 'Tiếng Chuông',
        description: 'Báo động khẩn tới tổ tuần tra',
        categories: ['security', 'utilities'],
        lang: 'vi',
        start_url: '/patrol',
        scope: '/',
        display: 'standalone',
        orientation: 'portrait',
        background_color: '#ffffff',
        theme_color: '#111827',
        launch_handler: { client_mode: 'focus-existing' },
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
    }),
    {
      name: 'beside-each-its-gzip',
      apply: 'build',
      // After the worker, which is made last.
      closeBundle: { sequential: true, order: 'post', handler: () => gzipFiles(dist) },
    },
  ],
  server: { proxy: { '/api': process.env.HUB_URL ?? 'http://127.0.0.1:8080' } },
})
