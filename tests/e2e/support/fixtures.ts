import { test as base, chromium, type BrowserContext } from '@playwright/test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchOptions } from './browser.ts'
import { makeRelease, type Change } from './release.ts'
import { Site } from './site.ts'

/** The folder of the site under test. */
export const builtSite = process.env['DIST'] ?? 'dist'

interface WorkerFixtures {
  /** The folder of another release of the built site, made once for all tests that ask for the same. */
  release: (change: Change) => Promise<string>
}

interface Fixtures {
  /** The built site on a host of this test's own. `page` and `context` know its address as the base. */
  site: Site
  /**
   * A browser with a profile on disk, as a reader has one. Playwright's own contexts are private windows, in which
   * nothing can be installed and the storage is another.
   */
  profile: BrowserContext
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  release: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'waraq-release-'))
      const made = new Map<string, Promise<string>>()
      await use((change) => {
        const name = JSON.stringify(change)
        const into = join(folder, String(made.size))
        const release = made.get(name) ?? makeRelease(builtSite, into, change).then(() => into)
        made.set(name, release)
        return release
      })
      await rm(folder, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],

  // Playwright reads the names of the fixtures from the pattern, so it has to be written, even empty.
  // oxlint-disable-next-line no-empty-pattern
  site: async ({}, use) => {
    const site = new Site(builtSite)
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
