import { defineConfig } from '@playwright/test'
import { launchOptions } from './support/browser.ts'

const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1, hasTouch: true, isMobile: true }
const desktop = { viewport: { width: 1280, height: 800 } }

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  fullyParallel: true,
  // Two cores that also build and compress start a browser in ten seconds.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  // A machine that others use, too, can starve a browser for half a minute. What passes only then is named in the report.
  retries: 1,
  workers: 2,
  reporter: 'list',
  use: {
    browserName: 'chromium',
    locale: 'ar',
    timezoneId: 'Asia/Baghdad',
    launchOptions,
    // Traces would be worth having, but on two cores they take as long as the tests themselves.
    trace: 'off',
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'phone', use: phone, testIgnore: ['server.spec.ts', 'site.spec.ts'] },
    // How a host behaves has nothing to do with the screen, and what a worker keeps neither: once is enough for those.
    { name: 'desktop', use: desktop, testMatch: ['server.spec.ts', 'site.spec.ts', 'read.spec.ts', 'place.spec.ts'] },
  ],
})
