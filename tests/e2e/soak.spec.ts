import type { Browser, BrowserContext, Page } from '@playwright/test'
import type { CatalogueEntry } from '#core/article/catalogue.ts'
import type { Place } from '#core/article/place.ts'
import type { LibraryRow } from '#device/database.ts'
import { catalogueOf, pattern, started, words, type Ui } from './support/app.ts'
import { clearBrowserCache, damage, evict, intact, records, releaseOf, stopWorkers, stored } from './support/device.ts'
import { builtSite, expect, test } from './support/fixtures.ts'
import { expectInPlace, firstLetter, type Letter } from './support/place.ts'
import { randomFrom } from './support/random.ts'
import { filesOf, type ReleaseFiles } from './support/release.ts'
import { Site } from './support/site.ts'

/**
 * Random histories of a reader, a host and a browser, and after each step of each the promises to the reader:
 *
 * - what the app says is readable offline opens offline;
 * - what the reader removed stays removed, and what they saved by hand stays theirs;
 * - a place in an article is not lost;
 * - there is never an empty page, nor one that waits without end.
 *
 * Four histories are a part of `npm test`. More: `SOAK=200 npm test e2e soak` (a second or two a step); from another one
 * on: `SOAK_FROM=17 SOAK=1`. The same number always gives the same steps, and a failure prints them.
 */
const HISTORIES = Number(process.env['SOAK'] ?? 4)
const FIRST = Number(process.env['SOAK_FROM'] ?? 1)
const STEPS = 6

/** Milliseconds: longer than the app waits for a network, and than it takes to look through what it has. */
const PATIENCE = 30_000

test('a reader loses nothing, whatever happens', async ({ browser, release }) => {
  test.setTimeout(HISTORIES * 120_000)
  const folders = [builtSite, await release({ mark: 'two' }), await release({ mark: 'three' })]
  const releases = await Promise.all(folders.map(filesOf))
  const losses: string[] = []
  let steps = 0
  let opened = 0
  let stalled = 0
  for (let seed = FIRST; seed < FIRST + HISTORIES; seed += 1) {
    const history = await begin(browser, seed, releases)
    let end = 'nothing lost'
    try {
      for (let step = 0; step < STEPS; step += 1) {
        await takeStep(history)
        await checkPromises(history)
      }
      await checkInTheEnd(history)
    } catch (error) {
      end = error instanceof Error ? (error.stack ?? error.message) : String(error)
      if (error instanceof Stalled) stalled += 1
      else losses.push(`history ${seed}: ${history.taken.join(' · ')}\n${end}`)
    } finally {
      steps += history.taken.length
      opened += history.opened
      await history.context.close()
      await history.site.stop()
    }
    if (HISTORIES > 10) console.log(`history ${seed}: ${history.taken.join(' · ')}: ${end}`)
  }
  console.log(
    `${HISTORIES} histories of ${steps} steps, ${opened} articles opened offline, ${losses.length} lost something; ` +
      `${stalled} ended by a visit that the browser forgot`,
  )
  expect(losses, losses.join('\n\n')).toEqual([])
  expect(stalled).toBeLessThanOrEqual(1 + HISTORIES / 20)
})

interface History {
  seed: number
  random: () => number
  site: Site
  releases: ReleaseFiles[]
  /** The files of the app that the host has now. */
  served: string[]
  context: BrowserContext
  /** What the reader looks at, and the address they wanted. */
  page: Page
  path: string
  ui: Ui
  entries: CatalogueEntry[]
  /** The steps so far. */
  taken: string[]
  /** How many articles were opened without a network to see whether they do. */
  opened: number

  network: 'there' | 'gone' | 'wants a login'

  // What the reader would swear to.
  own: Set<string>
  removed: Set<string>
  places: Map<string, Letter>
  /** The app once said that it opens offline. */
  wasReady: boolean
}

async function begin(browser: Browser, seed: number, releases: ReleaseFiles[]): Promise<History> {
  const site = new Site(builtSite)
  await site.start()
  const context = await browser.newContext({
    baseURL: site.origin,
    locale: seed % 2 === 0 ? 'ar' : 'en',
    viewport: { width: 390, height: 844 },
  })
  const ui = seed % 2 === 0 ? 'ar' : 'en'
  const page = await context.newPage()
  const history: History = {
    seed,
    random: randomFrom(seed),
    site,
    releases,
    served: releases[0]?.files ?? [],
    context,
    page,
    path: '',
    ui,
    entries: await catalogueOf(context.request),
    taken: [],
    opened: 0,
    network: 'there',
    own: new Set(),
    removed: new Set(),
    places: new Map(),
    wasReady: false,
  }
  await visit(history, `/${ui}/`)
  // Most readers have been here before; to some it all happens on the first visit.
  if (seed % 4 !== 0) await expect(page.locator(READY)).toBeVisible({ timeout: PATIENCE })
  return history
}

// Steps

type Step = (history: History) => Promise<string | undefined>

/** Each step takes what it changes from the history, and says what it did; `undefined` if it could not be taken now. */
const steps: Record<string, { weight: number; take: Step }> = {
  read: {
    weight: 4,
    async take(history) {
      const { page, ui, random, places } = history
      const { id } = pick(history, history.entries)
      await visit(history, `/${ui}/read/${id}`)
      if (!(await isArticle(page))) return `${id} does not open`
      await started(page)
      const height = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)
      await page.evaluate((top) => window.scrollTo(0, top), Math.round(600 + random() * (height - 1200)))
      // Between two paragraphs, or on an image, there is no letter to come back to.
      const letter = await firstLetter(page).catch(() => undefined)
      if (letter) places.set(id, letter)
      else places.delete(id)
      // A place is kept when the reader has come to rest.
      await page.waitForTimeout(400)
      return id
    },
  },
  save: {
    weight: 3,
    async take(history) {
      const { page, ui, own, removed } = history
      const { id } = pick(history, history.entries)
      await visit(history, `/${ui}/read/${id}`)
      if (!(await isArticle(page))) return `${id} does not open`
      await started(page)
      const save = page.getByRole('button', { name: words[ui].reader.keep, exact: true })
      if (!(await save.isVisible())) return `${id} is saved`
      await save.press('Enter')
      await expect(page.locator('[role="status"][data-chrome]')).not.toBeEmpty({ timeout: PATIENCE })
      own.add(id)
      removed.delete(id)
      return id
    },
  },
  remove: {
    weight: 2,
    async take(history) {
      const { page, ui, own, removed } = history
      await visit(history, `/${ui}/saved`)
      const kept = await page
        .getByRole('listitem')
        .filter({ has: page.getByRole('button', { name: pattern(words[ui].saved.remove) }) })
        .all()
      const row = kept[Math.floor(history.random() * kept.length)]
      if (row === undefined) return undefined
      const href = (await row.getByRole('link').first().getAttribute('href')) ?? ''
      const id = href.split('/').at(-1) ?? ''
      await row.getByRole('button', { name: pattern(words[ui].saved.remove) }).click()
      await expect.poll(async () => (await rowsOf(page)).find((each) => each.id === id)?.state).toBe('removed')
      own.delete(id)
      removed.add(id)
      return id
    },
  },
  network: {
    weight: 3,
    async take(history) {
      const { site } = history
      const others = (['there', 'gone', 'gone', 'wants a login'] as const).filter((each) => each !== history.network)
      history.network = pick(history, others)
      if (history.network === 'gone') await site.stop()
      else if (!site.isUp) await site.start()
      site.heal()
      if (history.network === 'wants a login') site.break(/./, 'page')
      return history.network
    },
  },
  deploy: {
    weight: 2,
    async take(history) {
      const { site, releases, random } = history
      const next = Math.floor(random() * releases.length)
      history.served = releases[next]?.files ?? []
      await site.deploy(releases[next]?.folder ?? builtSite)
      return `release ${next + 1}`
    },
  },
  update: {
    weight: 1,
    async take(history) {
      const { page, ui } = history
      await visit(history, `/${ui}/settings`)
      // It is found while one looks around.
      await page.waitForTimeout(500)
      const button = page.getByRole('button', { name: words[ui].settings.updateNow, exact: true })
      if (!(await button.isVisible().catch(() => false))) return undefined
      await Promise.all([page.waitForEvent('load', { timeout: PATIENCE }), button.click()])
      return 'taken'
    },
  },
  reload: {
    weight: 2,
    async take({ page }) {
      await reachable(page.reload({ timeout: PATIENCE }))
      return ''
    },
  },
  language: {
    weight: 1,
    async take(history) {
      history.ui = history.ui === 'ar' ? 'en' : 'ar'
      await visit(history, history.path.replace(/^\/\w+/, `/${history.ui}`))
      return history.ui
    },
  },
  close: {
    weight: 2,
    async take(history) {
      const { ui } = history
      await closeAll(history)
      await visit(history, `/${ui}/${pick(history, ['', 'saved', 'settings', 'search'])}`)
      return 'and open again'
    },
  },
  damage: {
    weight: 2,
    async take(history) {
      const { page } = history
      const names = await stored(page, 'articles').catch(() => [])
      const name = names[Math.floor(history.random() * names.length)]
      if (name === undefined) return undefined
      await damage(page, name, pick(history, ['', '{"format":1', '<!doctype html><p>Welcome', '{}']))
      return name
    },
  },
  evict: {
    weight: 2,
    async take(history) {
      const { page, network } = history
      // Without a network nobody could bring the app back.
      const cache = network === 'there' && history.random() < 0.5 ? 'app' : 'articles'
      const names = (await stored(page, cache).catch(() => [])).filter((each) =>
        // Nobody could bring back what the host has no more.
        cache === 'app' ? history.served.includes(each) : !each.includes('?generation'),
      )
      const name = names[Math.floor(history.random() * names.length)]
      if (name === undefined) return undefined
      await evict(page, name)
      // Browsers end a worker when nobody looks, and the next one looks after the app.
      await stopWorkers(history.context, page)
      return name
    },
  },
  tab: {
    weight: 1,
    async take(history) {
      // The one before stays open, as readers leave them.
      history.page = await history.context.newPage()
      await visit(history, `/${history.ui}/`)
      return 'another'
    },
  },
}

async function takeStep(history: History): Promise<void> {
  const list = Object.entries(steps).flatMap(([name, { weight, take }]) =>
    Array.from({ length: weight }, () => [name, take] as const),
  )
  for (let attempt = 1; ; attempt += 1) {
    // Of its own, so that a step is the same whatever the ones before it needed.
    history.random = randomFrom(history.seed * 10_000 + history.taken.length * 100 + attempt)
    const [name, take] = pick(history, list)
    history.taken.push(name)
    const done = await take(history)
    history.taken.pop()
    if (done === undefined) continue
    history.taken.push(`${name} ${done}`.trim())
    return
  }
}

// Promises

async function checkPromises(history: History): Promise<void> {
  const { page, site, ui, entries, network } = history
  await expectSomethingToRead(history, page)
  if (!(await reachable(go(history, `/${ui}/`)))) {
    expect(history.wasReady, 'what once opened offline still opens').toBe(false)
    return
  }
  await expectSomethingToRead(history, page)
  const claims = await expectClaimsToHold(history, page)
  if (network === 'there' && history.wasReady) await expectWholeApp(history, page)
  await expectRecords(history, page)
  if (claims.length === 0) return
  const claimed = pick(history, claims)
  await site.stop()
  await openOffline(
    history,
    page,
    entries.filter(({ id }) => id === claimed),
  )
  if (network !== 'gone') await site.start()
}

/** Everything is well again: what the reader would swear to is so, and all that is said to open opens. */
async function checkInTheEnd(history: History): Promise<void> {
  const { site, own, removed, places, entries, ui } = history
  history.taken.push('the end')
  site.heal()
  if (!site.isUp) await site.start()
  history.network = 'there'
  const page = await closeAll(history)
  await go(history, `/${ui}/`)
  await expectSomethingToRead(history, page)
  await expect(page.locator(READY)).toBeVisible({ timeout: PATIENCE })
  history.wasReady = true
  await expect
    .poll(async () => without([...own], await claimsOf(page, ui)), { message: 'all that was saved', timeout: PATIENCE })
    .toEqual([])
  const claims = await expectClaimsToHold(history, page)
  await expectRecords(history, page)
  expect(claims.filter((id) => removed.has(id))).toEqual([])

  await site.stop()
  const some = new Set([...own, pick(history, claims), pick(history, claims)])
  await openOffline(
    history,
    page,
    entries.filter(({ id }) => some.has(id)),
  )
  for (const [id, letter] of places) {
    if (!claims.includes(id)) continue
    await go(history, `/${ui}/read/${id}`)
    await started(page)
    await expectInPlace(page, letter, 'all that')
  }
}

/** A heading with words in it, soon; and not the one that says that the app failed. */
async function expectSomethingToRead({ wasReady }: History, page: Page): Promise<void> {
  // Before the app was there once, a browser says by itself that there is no network.
  if (!wasReady && page.url().startsWith('chrome-error:')) return
  const heading = page.getByRole('heading', { level: 1 }).or(page.getByText('Please sign in.')).first()
  await expect(heading, `something to read at ${page.url()}`).toHaveText(/\S/, { timeout: PATIENCE })
  expect([words.ar.problem.unknownTitle, words.en.problem.unknownTitle]).not.toContain(await heading.textContent())
}

/** What was thrown away of the app comes back with a visit, or with the next one where this one brought another release. */
async function expectWholeApp(history: History, page: Page): Promise<void> {
  const { releases, ui } = history
  const missing = async () => {
    const script = await releaseOf(page)
    return without(releases.find((each) => each.script === script)?.files ?? [script], await stored(page, 'app'))
  }
  const look = async () => {
    if ((await missing()).length > 0) await go(history, `/${ui}/`)
    return missing()
  }
  // A host that has another release by now has not the files of this one: the visit has to last until that has come.
  const options = { message: 'the app is whole', timeout: 3 * PATIENCE, intervals: [1000, 12_000] }
  await expect.poll(look, options).toEqual([])
}

const READY = '[role="status"][data-ready]'

/** The articles that the library says open offline. */
async function claimsOf(page: Page, ui: Ui): Promise<string[]> {
  const { kept, keptText } = words[ui].article
  return page.evaluate(
    ([ready, says]) => {
      const rows = document.querySelector(ready) ? [...document.querySelectorAll('main ol > li')] : []
      const isSaid = (row: Element) => [...row.querySelectorAll('span')].some((span) => says.includes(span.innerText))
      return rows.filter(isSaid).map((row) => row.querySelector('a')?.pathname.split('/').at(-1) ?? '')
    },
    [READY, [kept, keptText]] as const,
  )
}

/** What the library says becomes true, soon after it was opened, of every letter and picture. */
async function expectClaimsToHold(history: History, page: Page): Promise<string[]> {
  const { ui, entries, removed } = history
  let claims: string[] = []
  const broken = async () => {
    claims = await claimsOf(page, ui)
    const claimed = entries.filter(({ id }) => claims.includes(id))
    const whole = await intact(
      page,
      claimed.flatMap(({ file, images }) => [file, ...images]),
    )
    return claimed.filter(({ file, images }) => ![file, ...images].every((name) => whole.has(name))).map(({ id }) => id)
  }
  await expect.poll(broken, { message: 'what is said to open offline lies here', timeout: PATIENCE }).toEqual([])
  expect(
    claims.filter((id) => removed.has(id)),
    'what was removed',
  ).toEqual([])
  if (claims.length > 0) history.wasReady = true
  return claims
}

/** What the reader would swear to is written down so. */
async function expectRecords({ own, removed, places }: History, page: Page): Promise<void> {
  const rows = await rowsOf(page)
  for (const id of own) {
    const row = rows.find((each) => each.id === id)
    expect(row, `${id}, saved by hand`).toMatchObject({ by: 'reader' })
    expect(row?.state, `${id}, saved by hand`).not.toBe('removed')
  }
  for (const id of removed) expect(rows.find((each) => each.id === id)?.state, `${id}, removed`).toBe('removed')
  const kept = (await records(page, 'places')) as Place[]
  expect(
    without(
      [...places.keys()],
      kept.map(({ article }) => article),
    ),
    'places',
  ).toEqual([])
}

async function openOffline(history: History, page: Page, entries: CatalogueEntry[]): Promise<void> {
  await clearBrowserCache(page)
  for (const { id, title } of entries) {
    await go(history, `/${history.ui}/read/${id}`)
    // As the app opens it, and not only as it was last seen.
    await expect(page.locator('html[data-digits]'), `${id} offline`).toBeAttached({ timeout: PATIENCE })
    await expect(page.getByRole('heading', { level: 1 }), `${id} offline`).toHaveText([title], { timeout: PATIENCE })
    history.opened += 1
  }
}

// What the steps and the promises need

async function visit(history: History, path: string): Promise<void> {
  history.path = path
  await reachable(go(history, path))
  await expectSomethingToRead(history, history.page)
}

/**
 * Where a program looks at its workers, as here, Chromium does not end one that has nothing to do, and a page that comes
 * just when another version replaces it waits for ever for the one that went; in a browser that nobody looks into that
 * does not happen (161 visits over 40 releases). Such a history says nothing, and is counted.
 */
class Stalled extends Error {
  override name = 'Stalled'
}

async function go({ page }: History, path: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await page.goto(path, { waitUntil: 'commit', timeout: PATIENCE })
      return
    } catch (error) {
      if (!(error instanceof Error)) throw error
      if (error.name === 'TimeoutError') throw new Stalled(path, { cause: error })
      // The browser's own page for a network that is gone was just trying again by itself.
      if (attempt === 5 || !error.message.includes('is interrupted by another navigation')) throw error
      await page.waitForTimeout(500)
    }
  }
}

/** The reader puts the phone away, and takes it up again with one tab. The browser has ended the worker by then. */
async function closeAll(history: History): Promise<Page> {
  const { context } = history
  await stopWorkers(context, history.page)
  for (const page of context.pages()) await page.close()
  history.page = await context.newPage()
  return history.page
}

/** Whether anything came: without a network and before there is a worker, the browser itself says so. */
async function reachable(going: Promise<unknown>): Promise<boolean> {
  try {
    await going
    return true
  } catch (error) {
    // The second is said of the browser's own page, that there is no network.
    if (error instanceof Error && /net::ERR_|Not attached to an active page/.test(error.message)) return false
    throw error
  }
}

async function isArticle(page: Page): Promise<boolean> {
  return (await page.locator('article p[id]').count()) > 0
}

async function rowsOf(page: Page): Promise<LibraryRow[]> {
  return (await records(page, 'library')) as LibraryRow[]
}

function without(wanted: string[], found: string[]): string[] {
  return wanted.filter((each) => !found.includes(each))
}

function pick<Value>({ random }: Pick<History, 'random'>, list: readonly Value[]): Value {
  const picked = list[Math.floor(random() * list.length)]
  if (picked === undefined) throw new Error('there is nothing to pick from')
  return picked
}
