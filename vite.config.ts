import react from '@vitejs/plugin-react'
import { readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import './src/build/node20.js'
import { siteOptions } from './src/build/options.ts'
import { prerender } from './src/build/prerenderPlugin.ts'
import { publish } from './src/build/publishPlugin.ts'
import { serviceWorker } from './src/build/workerPlugin.ts'

const root = import.meta.dirname
const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { version: string }
const options = siteOptions(process.env, root)

export default defineConfig({
  root,
  base: options.base,
  appType: 'spa',
  plugins: [react(), publish(options), prerender(options), serviceWorker()],
  define: { 'import.meta.env.VITE_VERSION': JSON.stringify(version) },
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    // One small style sheet for all screens: it is written into the pages.
    cssCodeSplit: false,
    // Fonts as data would be against the content security policy.
    assetsInlineLimit: 0,
    // Most of a build is the drawing of pages, and is meant to be.
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
  builder: {
    sharedConfigBuild: true,
    sharedPlugins: true,
  },
  test: {
    environment: 'happy-dom',
    setupFiles: ['tests/support/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}', 'tests/{screens,build,guards}/**/*.test.{ts,tsx}'],
    restoreMocks: true,
    // No test waits for a clock; one that hangs ends. A slow machine may take its time.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
