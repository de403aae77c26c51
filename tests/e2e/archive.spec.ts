import type { Locator, Page } from '@playwright/test'
import { createHash } from 'node:crypto'
import { catalogueEntry, inOrder } from '#core/publishing/catalogue.ts'
import { catalogueFiles } from '#core/publishing/catalogueFiles.ts'
import type { CatalogueEntry } from '#core/article/catalogue.ts'
import type { Article } from '#core/article/schema.ts'
import { files as addresses } from '#core/paths.ts'
import { open, words } from './support/app.ts'
import { clearBrowserCache } from './support/device.ts'
import { expect, test } from './support/fixtures.ts'
import type { Site } from './support/site.ts'

/** An archive of 3,000 articles, one a day, every third of them in English. It is far more than the head has. */
const COUNT = 3000
const ENGLISH = COUNT / 3
const t = words.ar

const titleOf = (number: number) =>
  number % 3 === 0 ? `Number ${number} of the archive` : `العدد ${number} من الأرشيف`

function articleOf(number: number): Article {
  const isEnglish = number % 3 === 0
  const text = isEnglish ? 'A paragraph of an old paper.' : 'فقرة من جريدة قديمة.'
  return {
    format: 1,
    id: `number-${number}`,
    lang: isEnglish ? 'en' : 'ar',
    dir: isEnglish ? 'ltr' : 'rtl',
    title: titleOf(number),
    authors: [],
    topics: [],
    published: new Date(Date.UTC(2010, 0, 1 + number)).toISOString().slice(0, 10),
    blocks: Array.from({ length: 30 }, (_, index) => ({ id: `b${index}`, type: 'paragraph', text })),
  }
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 10)

/** The archive as it is published: every file by its address. */
function archive(): ReadonlyMap<string, Uint8Array> {
  const published = new Map<string, Uint8Array>()
  const publish = (name: string, text: string) => published.set(addresses.articles + name, Buffer.from(text))
  const entries: CatalogueEntry[] = []
  for (let number = 1; number <= COUNT; number += 1) {
    const article = articleOf(number)
    const json = JSON.stringify(article)
    const file = `${article.id}.${hashOf(json)}.json`
    publish(file, json)
    entries.push(catalogueEntry(article, { file, images: [], bytes: json.length }))
  }
  const { head, files } = catalogueFiles(inOrder(entries), hashOf)
  for (const [name, text] of files) publish(name, text)
  publish('catalogue.json', JSON.stringify(head))
  return published
}

const published = archive()

test.beforeEach(({ site }) => site.publish(published))

const rows = (page: Page) => page.getByRole('list', { name: t.library.articles }).getByRole('listitem')
const row = (page: Page, number: number) =>
  rows(page).filter({ has: page.getByRole('link', { name: titleOf(number), exact: true }) })
const pagesAsked = (paths: { path: string }[]) => paths.filter(({ path }) => path.includes('/catalogue/page.')).length

/** Goes to a part of the whole list, as one who drags the bar at its side, and waits for what stands there. */
async function goTo(page: Page, part: number): Promise<{ number: number; row: Locator }> {
  // All of the room is there as soon as the list is.
  await page.waitForFunction((height) => document.documentElement.scrollHeight > height, COUNT * 20)
  await page.evaluate((share) => scrollTo(0, share * (document.documentElement.scrollHeight - innerHeight)), part)
  const found = await page.waitForFunction(() => {
    const links = [...document.querySelectorAll('ol > li h2 a')]
    const inView = links.find(
      (link) => link.getBoundingClientRect().top > 100 && link.getBoundingClientRect().bottom < 600,
    )
    return inView?.textContent
  })
  const number = Number(/\d+/.exec((await found.jsonValue()) ?? '')?.[0])
  return { number, row: row(page, number) }
}

const topOf = async (element: Locator) => (await element.boundingBox())?.y ?? NaN

test('a long list begins with the newest, and costs nothing more than that', async ({ page, site }) => {
  await open(page, '/ar/')
  await expect(row(page, COUNT)).toBeVisible()
  await expect(rows(page).nth(1)).toHaveAttribute('aria-setsize', String(COUNT))
  // All of the room is there from the beginning.
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollHeight)).toBeGreaterThan(COUNT * 60)
  expect(pagesAsked(site.requests)).toBe(0)
})

test('one scrolls to any place of it, opens what stands there, and comes back to it', async ({ page }) => {
  await open(page, '/ar/')
  await expect(row(page, COUNT)).toBeVisible()
  const { number, row: target } = await goTo(page, 0.6)
  expect(Math.abs(COUNT - number - 0.6 * COUNT)).toBeLessThan(0.1 * COUNT)
  await expect(target).toHaveAttribute('aria-posinset', String(COUNT - number + 1))
  const top = await topOf(target)

  await target.getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(titleOf(number))
  await page.goBack()
  await expect(target).toBeVisible()
  expect(Math.abs((await topOf(target)) - top)).toBeLessThan(2)

  await page.reload()
  await expect(target).toBeVisible()
  await expect.poll(async () => Math.abs((await topOf(target)) - top)).toBeLessThan(2)
})

test('what is in view stays in place while what is above is drawn', async ({ page }) => {
  await open(page, '/ar/')
  await expect(row(page, COUNT)).toBeVisible()
  const { row: target } = await goTo(page, 0.5)
  for (let step = 0; step < 40; step += 1) {
    const before = await topOf(target)
    const scrolled = await page.evaluate(() => scrollY)
    await page.mouse.wheel(0, -40)
    await page.waitForTimeout(20)
    if (!(await target.isVisible()) || before > 700) break
    // A step of the wheel, and whatever the browser made good for what was drawn meanwhile, moves it by a step at most.
    expect(Math.abs((await topOf(target)) - before)).toBeLessThanOrEqual(41)
    expect(await page.evaluate(() => scrollY)).not.toBe(scrolled)
  }
})

test('only what is near is drawn, and each is drawn once and in order', async ({ page }) => {
  await open(page, '/ar/')
  await expect(row(page, COUNT)).toBeVisible()
  for (const part of [0.2, 0.21, 0.22, 0.9, 1]) {
    await goTo(page, part)
    const positions = await rows(page).evaluateAll((all) => all.map((each) => Number(each.ariaPosInSet)))
    expect(positions.length).toBeLessThan(900)
    expect(positions).toEqual([...new Set(positions)].toSorted((one, other) => one - other))
  }
  await expect(row(page, 1)).toBeVisible()
  await expect(row(page, 1)).toHaveAttribute('aria-posinset', String(COUNT))
})

test('a filter by language goes by what is known of the pages, to the very last article', async ({ page }) => {
  await open(page, '/ar/?lang=en')
  await expect(row(page, COUNT)).toHaveAttribute('aria-setsize', String(ENGLISH))
  await goTo(page, 1)
  await expect(row(page, 3)).toHaveAttribute('aria-posinset', String(ENGLISH))
  await expect(rows(page).filter({ hasText: 'الأرشيف' })).toHaveCount(0)
})

test('without a network what was seen is there, and of the rest it is said', async ({ page, site, context }) => {
  await open(page, '/ar/')
  await expect(row(page, COUNT)).toBeVisible()
  const seen = await goTo(page, 0.4)
  await loseNetwork(page, site)

  const tab = await context.newPage()
  await open(tab, '/ar/')
  await expect(row(tab, COUNT)).toBeVisible()
  await goTo(tab, 0.4)
  await expect(row(tab, seen.number)).toBeAttached()
  await tab.evaluate(() => scrollTo(0, 0.8 * document.documentElement.scrollHeight))
  await expect(tab.getByText(t.library.partOffline).first()).toBeInViewport()

  await site.start()
  await tab.getByRole('button', { name: t.problem.tryAgain }).first().click()
  await expect(tab.getByText(t.library.partOffline)).toHaveCount(0)
  await goTo(tab, 0.8)
})

test('an article behind the head opens by its address, with one file that tells where it lies', async ({
  page,
  site,
  context,
}) => {
  await open(page, '/ar/read/number-7')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(titleOf(7))
  expect(site.requests.filter(({ path }) => path.includes('/catalogue/ids.'))).toHaveLength(1)
  // Pages come for its neighbours, when it is there.
  const asked = site.requests.findIndex(({ path }) => path.startsWith('/articles/number-7.'))
  expect(asked).toBeGreaterThan(0)
  expect(pagesAsked(site.requests.slice(0, asked))).toBe(0)

  await loseNetwork(page, site)
  const tab = await context.newPage()
  await open(tab, '/ar/read/number-7')
  await expect(tab.getByRole('heading', { level: 1 })).toHaveText(titleOf(7))
})

test('the focus stays where it is, however far away the reader scrolls', async ({ page }) => {
  await open(page, '/ar/')
  await expect(row(page, COUNT)).toBeVisible()
  const { number, row: target } = await goTo(page, 0.3)
  await target.getByRole('link').focus()
  await goTo(page, 0.9)
  await expect(target.getByRole('link')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(row(page, number - 1).getByRole('link')).toBeFocused()
  await expect(row(page, number - 1)).toBeInViewport()
})

test('search finds titles of what was seen, says what it does not know, and fetches that', async ({ page }) => {
  await open(page, '/ar/search?q=number')
  const status = page.getByRole('status').first()
  await expect(status).toContainText(t.search.unlisted)
  await page.getByRole('button', { name: t.search.fetchList }).click()
  // While the newest articles are being kept.
  await expect(page.getByRole('button', { name: t.search.fetchList })).toHaveCount(0, { timeout: 20_000 })
  await page.goto(`/ar/search?q=${encodeURIComponent(titleOf(9))}`)
  await expect(page.getByRole('link', { name: titleOf(9), exact: true })).toBeVisible()
})

/** When the app itself opens offline, the network goes, and with it what only the browser's own cache has. */
async function loseNetwork(page: Page, site: Site): Promise<void> {
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state))
    .toBe('activated')
  await clearBrowserCache(page)
  await site.stop()
}
