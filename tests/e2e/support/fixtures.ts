import { test as base, chromium, type BrowserContext } from '@playwright/test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchOptions } from './browser.ts'
import { Site } from './site.ts'

interface Fixtures {
  /** The built site on a host of this test's own. `page` and `context` know its address as the base. */
  site: Site
  /**
   * A browser with a profile on disk, as a reader has one. Playwright's own contexts are private windows, in which
   * nothing can be installed and the storage is another.
   */
  profile: BrowserContext
}

export const test = base.extend<Fixtures>({
  // Playwright reads the names of the fixtures from the pattern, so it has to be written, even empty.
  // oxlint-disable-next-line no-empty-pattern
  site: async ({}, use) => {
    const site = new Site(process.env['DIST'] ?? 'dist')
    await site.start()
    await use(site)
    await site.stop()
  },

  baseURL: ({ site }, use) => use(site.origin),

  profile: async ({ site, viewport, hasTouch, isMobile, deviceScaleFactor, locale, colorScheme }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'waraq-profile-'))
    const context = await chromium.launchPersistentContext(folder, {
      ...launchOptions,
      baseURL: site.origin,
      viewport,
      hasTouch,
      isMobile,
      colorScheme,
      ...(locale === undefined ? {} : { locale }),
      ...(deviceScaleFactor === undefined ? {} : { deviceScaleFactor }),
    })
    await use(context)
    await context.close()
    await rm(folder, { recursive: true, force: true })
  },
})

export { expect } from '@playwright/test'
