import type { BrowserContext, Page } from '@playwright/test'
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { articleOf, becomeReady, fill, open, pattern, readyLine, started, uis, words, type Ui } from './support/app.ts'
import { expect, test } from './support/fixtures.ts'
import { Site } from './support/site.ts'

// Has figures; no test here opens it while there is a server.
const NEVER_OPENED = 'paper-road'
const TITLE = 'طريق الورق'
const WORD = 'ليدن'

for (const ui of uis) {
  const t = words[ui]

  test(`after one visit to the library, all of it opens with the server gone, in ${ui}`, async ({
    page,
    context,
    site,
  }) => {
    await becomeReady(page, ui)
    await site.stop()
    await expectWholeApp(context, ui)
  })

  test(`an article that was the first visit opens with the server gone, in ${ui}`, async ({ page, context, site }) => {
    await open(page, `/${ui}/read/${NEVER_OPENED}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText([TITLE])
    await workerIsReady(page)
    await site.stop()
    await page.close()

    const tab = await context.newPage()
    await tab.goto(`/${ui}/read/${NEVER_OPENED}`)
    await expect(tab.getByRole('heading', { level: 1 })).toHaveText([TITLE])
    await expect(tab.locator('#bjx9')).toBeVisible()
  })

  test(`what is saved can be removed, saved again and checked, in ${ui}`, async ({ page, context, site, request }) => {
    const { title } = await articleOf(request, 'arabic-in-computers')
    await becomeReady(page, ui)
    await page.getByRole('link', { name: t.tabs.saved, exact: true }).click()
    const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: title, exact: true }) })
    await row.getByRole('button', { name: pattern(t.saved.remove) }).click()
    await row.getByRole('button', { name: pattern(t.saved.undo) }).click()
    await row.getByRole('button', { name: pattern(t.saved.remove) }).click()
    await expect(row.getByText(t.saved.isRemoved)).toBeVisible()
    // Who leaves the screen cannot have it back from there.
    await page.getByRole('link', { name: t.tabs.library, exact: true }).click()
    await page.getByRole('link', { name: t.tabs.saved, exact: true }).click()
    await expect(page.getByRole('heading', { name: t.saved.notHere })).toBeVisible()

    // What is not on the device does not open without a network, and nothing says that it would. The browser's own
    // cache of what it fetched promises nothing: it can be gone at any time.
    await (await context.newCDPSession(page)).send('Network.clearBrowserCache')
    await site.stop()
    const tab = await context.newPage()
    await open(tab, `/${ui}/read/arabic-in-computers`)
    await expect(tab.getByRole('heading', { level: 1, name: t.problem.offlineTitle })).toBeVisible()
    await tab.goto(`/${ui}/`)
    await expect(tab.getByRole('list', { name: t.library.articles })).toBeVisible()
    await expect(readyLine(tab, ui)).toHaveCount(0)

    await site.start()
    await page.getByRole('button', { name: pattern(t.saved.keepAll_one) }).click()
    await expect(row.getByRole('button', { name: pattern(t.saved.remove) })).toBeVisible()
    await expect(page.getByRole('heading', { name: t.saved.byReader })).toBeVisible()
    await expect(page.getByRole('heading', { name: t.saved.notHere })).toHaveCount(0)
    await expect(row).toHaveCount(1)

    await site.stop()
    await page.getByRole('button', { name: t.saved.check }).click()
    const all =
      ui === 'ar' ? fill(words.ar.saved.checked_few, { count: '٩' }) : fill(t.saved.checked_other, { count: '9' })
    await expect(page.getByText(all, { exact: true })).toBeVisible()
    await open(tab, `/${ui}/read/arabic-in-computers`)
    await expect(tab.getByRole('heading', { level: 1 })).toHaveText([title])
  })

  test.describe(`the app in ${ui}`, () => {
    test.use({ locale: ui })

    test('can be installed, and starts with the server gone', async ({ profile, site }) => {
      // Chromium takes its time to put an app into the system, and to take it out.
      test.setTimeout(120_000)
      const page = await profile.newPage()
      await becomeReady(page, ui)
      const session = await profile.newCDPSession(page)
      const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
      expect(installabilityErrors).toEqual([])
      const { url, errors, data } = await session.send('Page.getAppManifest')
      expect(url).toBe(`${site.origin}/manifest.${ui}.webmanifest`)
      expect(errors).toEqual([])
      expect(JSON.parse(data ?? '{}')).toMatchObject({ name: t.app.name, lang: ui })

      const { appId = '' } = await session.send('Page.getAppId')
      await session.send('PWA.install', { manifestId: appId, installUrlOrBundleUrl: page.url() })
      await session.send('PWA.changeAppUserSettings', { manifestId: appId, displayMode: 'standalone' })
      await site.stop()
      const opened = profile.waitForEvent('page')
      await session.send('PWA.launch', { manifestId: appId })
      const app = await opened
      await expect(app.getByRole('list', { name: t.library.articles })).toBeVisible()
      await expect(readyLine(app, ui)).toBeVisible()
      expect(await app.evaluate(() => matchMedia('(display-mode: standalone)').matches)).toBe(true)
      await session.send('PWA.uninstall', { manifestId: appId })
    })
  })
}

test('all of it works in a sub-folder of a host, too', async ({ context }) => {
  test.setTimeout(120_000)
  const folder = await mkdtemp(join(tmpdir(), 'waraq-sub-'))
  await promisify(execFile)('node_modules/.bin/vite', ['build', '--outDir', folder, '--emptyOutDir'], {
    env: { ...process.env, BASE_PATH: '/sub/', NODE_ENV: 'production' },
  })
  const site = new Site(folder)
  await site.start()
  try {
    const base = `${site.origin}/sub/`
    const page = await context.newPage()
    await page.goto(base)
    await expect(page).toHaveURL(`${base}ar/`)
    await becomeReady(page, 'en', base)
    // Nothing was asked for outside of the folder.
    expect(site.requests.filter(({ path }) => !path.startsWith('/sub/'))).toEqual([])
    await site.stop()
    await expectWholeApp(context, 'en', base)
  } finally {
    await site.stop()
    await rm(folder, { recursive: true, force: true })
  }
})

/** Every screen in a new tab, an article that nobody opened with its images and face, and the search of its text. */
async function expectWholeApp(context: BrowserContext, ui: Ui, base = '/'): Promise<void> {
  const t = words[ui]
  const article = await context.newPage()
  await article.goto(`${base}${ui}/read/${NEVER_OPENED}`)
  await expect(article.getByRole('heading', { level: 1 })).toHaveText([TITLE])
  const images = article.getByRole('article').getByRole('img')
  await expect(images).not.toHaveCount(0)
  for (const image of await images.all()) {
    await image.scrollIntoViewIfNeeded()
    await expect
      .poll(() => image.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth))
      .toBeGreaterThan(0)
  }
  await expect.poll(() => isLoaded(article, 'Waraq Naskh')).toBe(true)
  await article.close()

  const tab = await context.newPage()
  for (const [path, title] of [
    ['', t.app.name],
    ['saved', t.saved.title],
    ['settings', t.settings.title],
    ['about', t.about.title],
    ['nowhere', t.notFound.title],
    ['read/no-such-article', t.problem.offlineTitle],
    ['search', t.search.title],
  ] as const) {
    await tab.goto(`${base}${ui}/${path}`)
    await expect(tab.getByRole('heading', { level: 1, name: title, exact: true })).toBeVisible()
  }
  await started(tab)
  await tab.getByRole('searchbox', { name: t.search.label }).fill(WORD)
  await tab.getByRole('button', { name: t.search.submit }).click()
  // Only the text has the word.
  const results = tab.getByRole('main').getByRole('listitem')
  await expect(results.filter({ hasText: TITLE }).getByText(WORD, { exact: true }).first()).toBeVisible()
  await expect(tab.getByText(t.search.offline)).toBeHidden()
  await tab.close()
}

function isLoaded(page: Page, family: string): Promise<boolean> {
  return page.evaluate(
    (name) => [...document.fonts].some((face) => face.family.replaceAll('"', '') === name && face.status === 'loaded'),
    family,
  )
}

/** The worker has all that it keeps. A reader of an article is not told; the library says it. */
async function workerIsReady(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state), {
      timeout: 30_000,
    })
    .toBe('activated')
}
