import { chromium, type APIRequestContext, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Place } from '#core/article/place.ts'
import {
  articleOf,
  becomeReady,
  catalogueOf,
  fill,
  open,
  pattern,
  readyLine,
  scroll,
  started,
  words,
} from './support/app.ts'
import { launchOptions } from './support/browser.ts'
import {
  clear,
  clearBrowserCache,
  closeApp,
  damage,
  evict,
  leaveRoom,
  records,
  releaseOf,
  stopWorkers,
  stored,
  workers,
} from './support/device.ts'
import { builtSite, expect, test } from './support/fixtures.ts'
import { expectInPlace, firstLetter } from './support/place.ts'
import { mutated, randomFrom } from './support/random.ts'
import { Site } from './support/site.ts'

/**
 * What goes wrong for readers of web apps, one row each, and what must be seen then. The titles name the failures; those
 * that are not here have their tests where what they are about is tested:
 *
 * | failure | test |
 * | --- | --- |
 * | 1, 57: an article that was the first visit, and all the others | offline.spec.ts |
 * | 9, 14: all that the app needs is kept, and no more than the budget | workerPlugin.ts at build, tests/guards |
 * | 10–12: a worker that is a classic script, under the policy of the host | workerPlugin.ts at build, offline.spec.ts |
 * | 24, 26–28, 30, 32, 33, 55: a new version, an older one, the kill switch | update.spec.ts |
 * | 60, 64–66: a sub-folder, fonts, installation | offline.spec.ts |
 * | 62: a link into a host without a rule for missing pages | read.spec.ts, server.spec.ts |
 * | 72: files that take for ever to be read | the importers’ own tests |
 *
 * Not here, because no such device is: what iPhones remove after a week (48; what they leave is tested), and whether an
 * app on their home screen has the storage of the browser (49).
 */
test.describe.configure({ timeout: 240_000 })

const t = words.en
/** Lies on the device in every test here. */
const KEPT = { id: 'what-a-paper-book-knows', title: 'What a paper book knows that your phone forgot' }
/** Has images. Does not come to the device where a test says so. */
const ABSENT = { id: 'paper-road-en', title: 'The Road of Paper' }
/** Milliseconds, on a slow machine too: the app waits longer than that for an article from the network. */
const AT_ONCE = 7500

test.describe('the first visit', () => {
  test('to a host that is broken in one place says so, and the next one makes good (offline, failures 2–5, 7, 8)', async ({
    browser,
  }) => {
    // At once: what never comes has twenty seconds to come.
    await Promise.all(
      ([['missing', 'page', 'drop'], ['hang'], ['stall']] as const).map((faults) =>
        onSite(browser, async (site, context) => {
          const page = await context.newPage()
          for (const fault of faults) {
            site.heal()
            site.break(/SearchScreen/, fault)
            await page.goto('/en/')
            await expect(page.getByText(t.library.noneKept), fault).toBeVisible({ timeout: 60_000 })
            // Not even a part of it counts as there.
            expect(await workers(page), fault).not.toHaveProperty('active')
          }
          site.heal()
          await page.reload()
          await expect(readyLine(page, 'en'), faults[0]).toBeVisible({ timeout: 45_000 })
          await site.stop()
          await page.goto('/en/search')
          await expect(page.getByRole('searchbox', { name: t.search.label }), faults[0]).toBeVisible({
            timeout: 20_000,
          })
        }),
      ),
    )
  })

  test('without the code of registration and keeping makes good by itself (offline, failures 7, 20)', async ({
    page,
    site,
  }) => {
    site.break(/\/assets\/after-/, 'drop')
    const asked = page.waitForEvent('requestfailed', (request) => request.url().includes('/after-'))
    await open(page, '/en/')
    await asked
    site.heal()
    // A browser whose network comes back says so; this one’s never went.
    await expect(async () => {
      await page.evaluate(() => dispatchEvent(new Event('online')))
      await expect(readyLine(page, 'en')).toBeVisible({ timeout: 5000 })
    }).toPass({ timeout: 40_000 })
  })
})

test.describe('a network', () => {
  test('that answers with anything, or with nothing, leaves what is kept readable and says the rest (offline, failures 6, 15, 16, 18)', async ({
    page,
    context,
    site,
  }) => {
    await becomeReadyWithout(page, site, ABSENT.id)
    await page.close()
    for (const [fault, sentence] of [
      ['hang', t.problem.offlineTitle],
      ['stall', t.problem.offlineTitle],
      ['drop', t.problem.offlineTitle],
      ['error', t.problem.offlineTitle],
      ['missing', t.problem.missingTitle],
      ['portal', t.problem.offlineTitle],
      ['page', t.problem.damagedTitle],
    ] as const) {
      site.break(/./, fault)
      const tab = await context.newPage()
      expect(await timeToRead(tab, KEPT), fault).toBeLessThan(AT_ONCE)
      await tab.goto(`/en/read/${ABSENT.id}`)
      await expect(tab.getByRole('heading', { level: 1 }), fault).toHaveText([sentence], { timeout: 12_000 })
      await expect(tab.getByRole('link', { name: t.problem.saved }), fault).toBeVisible()
      await tab.close()
      // Ends what still hangs: a browser has six connections to a host.
      await site.stop()
      await site.start()
    }

    // What came instead of the article was not taken for it.
    const tab = await context.newPage()
    await tab.goto(`/en/read/${ABSENT.id}`)
    await expect(tab.getByRole('heading', { level: 1 })).toHaveText([t.problem.damagedTitle])
    site.heal()
    await tab.getByRole('button', { name: t.problem.tryAgain }).click()
    await expect(tab.getByRole('heading', { level: 1 })).toHaveText([ABSENT.title])
  })

  test('of which three requests in ten never come back is not waited for (offline, failure 17)', async ({
    page,
    context,
    site,
  }) => {
    await becomeReady(page, 'en')
    await page.close()
    for (const seed of [1, 2, 3]) {
      const random = randomFrom(seed)
      site.heal()
      site.break(() => random() < 0.3, 'hang')
      for (let load = 0; load < 3; load += 1) {
        const tab = await context.newPage()
        expect(await timeToRead(tab, KEPT), `seed ${seed}, load ${load}`).toBeLessThan(AT_ONCE)
        await tab.close()
      }
    }
  })

  test('that comes and goes makes no page load anew, and all is kept in the end (offline, failures 7, 20)', async ({
    page,
    site,
  }) => {
    const loads = countLoads(page)
    await open(page, '/en/')
    for (let time = 0; time < 6; time += 1) {
      await site.stop()
      await page.waitForTimeout(400)
      await site.start()
      await page.waitForTimeout(600)
    }
    // A browser whose network comes back says so; this one’s never went.
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await expect(readyLine(page, 'en')).toBeVisible({ timeout: 60_000 })
    expect(loads()).toBe(1)
  })
})

test.describe('a browser', () => {
  test('that throws the app away gets it again, and says what is wrong meanwhile (offline, failures 39–42, 46, 48)', async ({
    page,
    context,
    site,
  }) => {
    await becomeReady(page, 'en')
    const whole = { app: await stored(page, 'app'), articles: await stored(page, 'articles') }
    const missing = async () => {
      const here = new Set([...(await stored(page, 'app')), ...(await stored(page, 'articles'))])
      // The worker's own notes are no file of the app.
      return whole.app.concat(whole.articles).filter((name) => !here.has(name) && !name.startsWith('/sw.js'))
    }

    for (const [what, lose] of [
      ['the first script', () => evict(page, '/assets/index-')],
      ['a screen', () => evict(page, '/assets/ReaderScreen-')],
      ['an article', () => evict(page, `/articles/${KEPT.id}.`)],
      ['all caches', () => clear(page, 'cache_storage')],
      ['all', () => clear(page, 'all')],
    ] as const) {
      await lose()
      expect(await missing(), what).not.toEqual([])
      // Also with an open page: what it shows next, it still can show.
      await page.getByRole('link', { name: t.tabs.library, exact: true }).click()
      await page.getByRole('link', { name: KEPT.title, exact: true }).click()
      await expect(page.getByRole('heading', { level: 1 }), what).toHaveText([KEPT.title])
      // Things go while nobody looks, and browsers end a worker when nobody looks.
      await stopWorkers(context, page)
      await page.goto('/en/')
      await expect.poll(missing, { message: what, timeout: 30_000 }).toEqual([])
      await expect(readyLine(page, 'en'), what).toBeVisible()

      await site.stop()
      const tab = await context.newPage()
      await open(tab, `/en/read/${KEPT.id}`)
      await expect(tab.getByRole('heading', { level: 1 }), what).toHaveText([KEPT.title])
      await tab.close()
      await site.start()
    }
    const types = await page.evaluate(async () => {
      const found = new Set<string>()
      for (const name of await caches.keys()) {
        const cache = await caches.open(name)
        for (const response of await cache.matchAll()) found.add(response.type)
      }
      return [...found]
    })
    expect(types).not.toContain('opaque')

    await clear(page, 'cache_storage')
    await site.stop()
    const tab = await context.newPage()
    await tab.goto('/ar/')
    await expect(tab.getByRole('heading', { name: 'Waraq cannot open right now' })).toBeVisible()
    await expect(tab.getByRole('heading', { name: 'لا يمكن فتح «ورق» الآن' })).toBeVisible()
  })

  test('whose copies are damaged shows the article or one sentence, and mends them (offline, failures 52, 53)', async ({
    page,
    context,
    site,
  }) => {
    await becomeReady(page, 'en')
    await clearBrowserCache(page)
    await site.stop()
    expect(await damage(page, `/articles/${KEPT.id}.`, '{"ti')).toBe(1)
    const tab = await context.newPage()
    await open(tab, `/en/read/${KEPT.id}`)
    await expect(tab.getByRole('heading', { level: 1 })).toHaveText([t.problem.offlineTitle])
    // From now on nothing says that it opens.
    await tab.goto('/en/')
    await expect(tab.getByText(fill(t.library.someKept, { kept: '8', all: '9' }))).toBeVisible()

    expect(await damage(page, '/articles/catalogue.json', '<!doctype html>')).toBe(1)
    await tab.goto('/en/')
    await expect(tab.getByRole('heading', { level: 1 })).toHaveText([t.problem.emptyTitle])
    await site.start()
    await tab.getByRole('button', { name: t.problem.tryAgain }).click()
    await expect(tab.getByRole('list', { name: t.library.articles })).toBeVisible()
    await open(tab, `/en/read/${KEPT.id}`)
    await expect(tab.getByRole('heading', { level: 1 })).toHaveText([KEPT.title])
    await expect.poll(() => stored(tab, 'articles')).toContainEqual(expect.stringContaining(`/${KEPT.id}.`))
  })

  test('that is given anything at all for an article shows it or one sentence (offline, failure 53)', async ({
    page,
    site,
    request,
  }) => {
    const article = await articleOf(request, KEPT.id)
    const random = randomFrom(53)
    for (let time = 0; time < 50; time += 1) {
      const mutation = JSON.stringify(mutated(article, random))
      await serve(site, request, KEPT.id, mutation)
      await open(page, `/en/read/${KEPT.id}`)
      const heading = page.getByRole('heading', { level: 1 })
      await expect(heading, mutation).not.toHaveText([''])
      expect(await heading.textContent(), mutation).not.toBe(t.problem.unknownTitle)
    }
  })

  test('with no room left says what is not stored, and keeps it when there is room (offline, failures 43–45)', async ({
    page,
    context,
    site,
    request,
  }) => {
    await page.goto('/en/nowhere')
    const giveBack = await leaveRoom(page, 200_000)
    const first = await context.newPage()
    await open(first, `/en/read/${KEPT.id}`)
    await expect(first.getByRole('heading', { level: 1 })).toHaveText([KEPT.title])
    await open(first, '/en/')
    await expect(first.getByText(t.library.noneKept)).toBeVisible({ timeout: 30_000 })
    await giveBack()
    await first.close()

    // What the browser believes to have is not to be believed.
    await page.addInitScript(() => {
      navigator.storage.estimate = async () => ({ usage: 987_654_321, quota: 10 })
    })
    await becomeReadyWithout(page, site, ABSENT.id)
    const kept = (await catalogueOf(request)).filter(({ id }) => id !== ABSENT.id)
    await open(page, '/en/saved')
    const kilobytes = Math.round(kept.reduce((sum, { bytes }) => sum + bytes, 0) / 1000)
    await expect(page.getByText(fill(t.saved.size, { size: `${kilobytes} kB` }))).toBeVisible()

    const giveBackAgain = await leaveRoom(page, 10)
    const reader = await context.newPage()
    await open(reader, `/en/read/${ABSENT.id}`)
    await expect(reader.getByRole('heading', { level: 1 })).toHaveText([ABSENT.title])
    await reader.getByRole('button', { name: t.reader.keep }).press('Enter')
    await expect(reader.getByText(t.reader.notKept.full)).toBeVisible({ timeout: 20_000 })
    await expect(reader.getByRole('button', { name: t.reader.keep })).toHaveAttribute('aria-pressed', 'false')
    await giveBackAgain()
    await reader.getByRole('button', { name: t.reader.keep }).press('Enter')
    await expect(reader.getByText(t.reader.keptNow)).toBeVisible({ timeout: 20_000 })
    await site.stop()
    await open(reader, `/en/read/${ABSENT.id}`)
    await expect(reader.getByRole('heading', { level: 1 })).toHaveText([ABSENT.title])

    // Chromium always finds room for a line in a database; other browsers do not.
    await reader.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('full', 'QuotaExceededError')
      }
      window.scrollTo(0, 2000)
    })
    await reader.waitForTimeout(500)
    await reader.getByRole('link', { name: t.reader.back }).click()
    await expect(reader.getByText(t.library.placesLost)).toBeVisible()
  })

  test('says whether it promised to keep what is stored (offline, failure 47)', async ({ page, browser, site }) => {
    await becomeReady(page, 'en')
    await open(page, '/en/saved')
    await expect(page.getByText(t.saved.notPersisted)).toBeVisible()
    await page.getByRole('button', { name: t.saved.askToKeep }).click()
    await expect(page.getByText(t.saved.refused)).toBeVisible()

    const tools = await page.context().newCDPSession(page)
    const { targetInfo } = await tools.send('Target.getTargetInfo')
    await (
      await browser.newBrowserCDPSession()
    ).send('Browser.grantPermissions', {
      permissions: ['durableStorage'],
      origin: site.origin,
      ...(targetInfo.browserContextId !== undefined && { browserContextId: targetInfo.browserContextId }),
    })
    await page.getByRole('button', { name: t.saved.askToKeep }).click()
    await expect(page.getByText(t.saved.persisted)).toBeVisible()
  })

  test('that stores nothing lets one read all the same, and says so (offline, failure 50)', async ({ site }) => {
    const folder = await mkdtemp(join(tmpdir(), 'waraq-blocked-'))
    await mkdir(join(folder, 'Default'))
    // As in its settings: no site may store anything.
    const preferences = { profile: { default_content_setting_values: { cookies: 2 } } }
    await writeFile(join(folder, 'Default', 'Preferences'), JSON.stringify(preferences))
    const context = await chromium.launchPersistentContext(folder, { ...launchOptions, baseURL: site.origin })
    try {
      const page = await context.newPage()
      const faults: Error[] = []
      page.on('pageerror', (error) => faults.push(error))
      await open(page, '/en/')
      expect(await page.evaluate(() => caches.open('x').then(String, String))).toContain('SecurityError')
      await expect(page.getByText(t.library.forbidden)).toBeVisible({ timeout: 20_000 })
      await page.getByRole('link', { name: KEPT.title, exact: true }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText([KEPT.title])
      await page.getByRole('button', { name: t.reader.keep }).click()
      await expect(page.getByText(t.reader.notKept.forbidden)).toBeVisible()
      await page.getByRole('link', { name: t.reader.back }).click()
      for (const name of [t.tabs.saved, t.tabs.settings, t.tabs.search]) {
        await page.getByRole('link', { name, exact: true }).click()
        await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible()
      }
      await open(page, '/ar/saved')
      await expect(page.getByText(words.ar.saved.unavailable)).toBeVisible({ timeout: 20_000 })
      expect(faults).toEqual([])
    } finally {
      await context.close()
      await rm(folder, { recursive: true, force: true })
    }
  })

  test('whose clock is years wrong opens what it kept (offline, failure 54)', async ({ page, context, site }) => {
    site.send({ Date: new Date(Date.now() - 60 * 86_400_000).toUTCString() })
    await becomeReady(page, 'en')
    await clearBrowserCache(page)
    await page.close()
    await site.stop()
    for (const years of [2, -20]) {
      const tab = await context.newPage()
      await tab.clock.setSystemTime(new Date(Date.now() + years * 365 * 86_400_000))
      await open(tab, `/en/read/${KEPT.id}`)
      await expect(tab.getByRole('heading', { level: 1 })).toHaveText([KEPT.title])
      await tab.goto('/en/')
      await expect(readyLine(tab, 'en')).toBeVisible()
      await tab.close()
    }
  })
})

test.describe('the reader’s database', () => {
  test('that a tab with an older version of the app holds up delays nobody, and is used when that tab is gone (offline, failure 51)', async ({
    page,
    context,
  }) => {
    const place: Place = {
      article: KEPT.id,
      block: 'b1',
      offset: 0,
      gap: 0,
      quote: 'It was a large book',
      version: '',
      progress: 0.4,
      at: Date.now(),
    }
    await page.goto('/articles/catalogue.json')
    await page.evaluate(
      (row) =>
        new Promise<void>((resolve) => {
          const opening = indexedDB.open('waraq', 1)
          opening.addEventListener('upgradeneeded', () => {
            opening.result.createObjectStore('places', { keyPath: 'article' }).put(row)
            opening.result.createObjectStore('library', { keyPath: 'id' })
          })
          // It stays open, and does not listen when another tab asks for room.
          opening.addEventListener('success', () => {
            Object.assign(window, { held: opening.result })
            resolve()
          })
        }),
      place,
    )
    const tab = await context.newPage()
    // Three seconds are waited for it; the rest is for a machine that does other things, too.
    expect(await timeToRead(tab, KEPT)).toBeLessThan(12_000)
    await tab.goto('/en/')
    await expect(tab.getByRole('list', { name: t.library.articles })).toBeVisible()
    // A browser takes its time to say so.
    await expect(tab.getByText(t.update.heldUp)).toBeVisible({ timeout: 30_000 })
    await page.close()
    await tab.goto('/en/')
    await expect(tab.getByRole('region', { name: t.library.continue })).toContainText(place.quote)
    await expect(tab.getByText(t.update.heldUp)).toHaveCount(0)
  })

  test('makes room for a later version of the app in another tab, and goes on with what that made of it (offline, failures 30, 51)', async ({
    page,
    context,
  }) => {
    await becomeReady(page, 'en')
    await readOn(page, KEPT.id)
    const other = await context.newPage()
    await other.goto('/articles/catalogue.json')
    const upgrade = other.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const opening = indexedDB.open('waraq', 50)
          opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('later'))
          opening.addEventListener('success', () => {
            opening.result.close()
            resolve('upgraded')
          })
          setTimeout(() => resolve('held up'), 5000)
        }),
    )
    expect(await upgrade).toBe('upgraded')
    // The page that was open all the while keeps places as before.
    await page.evaluate(() => window.scrollTo(0, 1200))
    const letter = await firstLetter(page)
    await page.waitForTimeout(500)
    await page.close()
    const tab = await context.newPage()
    await open(tab, `/en/read/${KEPT.id}`)
    await expectInPlace(tab, letter, 'an upgrade')
    await tab.goto('/en/')
    await expect(readyLine(tab, 'en')).toBeVisible()
  })

  test('takes what two tabs write at once (offline, failure 56)', async ({ page, context }) => {
    const titles = { [KEPT.id]: KEPT.title, [ABSENT.id]: ABSENT.title }
    await becomeReady(page, 'en')
    const tabs = await Promise.all(
      Object.keys(titles).map(async (id) => {
        const tab = await context.newPage()
        await readOn(tab, id)
        return tab
      }),
    )
    await Promise.all(tabs.map((tab) => tab.getByRole('button', { name: t.reader.keep }).press('Enter')))
    for (const tab of tabs) await expect(tab.getByText(t.reader.keptNow)).toBeVisible()
    // The page that was open all the while has heard of it, and a new one finds it.
    await page.getByRole('link', { name: t.tabs.saved, exact: true }).click()
    for (const look of ['at once', 'in a new page']) {
      const byReader = page.getByRole('region', { name: t.saved.byReader })
      const list = (await byReader.count()) > 0 ? byReader : page.locator('section', { hasText: t.saved.byReader })
      for (const title of Object.values(titles))
        await expect(list.last().getByRole('link', { name: title, exact: true }), look).toBeVisible()
      await open(page, '/en/saved')
    }
    for (const tab of tabs) {
      const letter = await firstLetter(tab)
      await tab.reload()
      await started(tab)
      await expectInPlace(tab, letter, 'a reload')
    }
  })
})

test.describe('without a network', () => {
  test('every address opens, in either language, also after the worker was ended (offline, failures 37, 57, 58, 63)', async ({
    page,
    context,
    site,
  }) => {
    await becomeReady(page, 'en')
    await site.stop()
    for (const [address, title] of [
      [`/en/read/${KEPT.id}?utm_source=x&fbclid=%D9%88`, KEPT.title],
      [`/en/read/${KEPT.id}#no-such-block`, KEPT.title],
      [`/en/read/${KEPT.id}/`, KEPT.title],
      ['/en/search?q=%D9%88%D8%B1%D9%82', t.search.title],
      ['/en/%D9%88%D8%B1%D9%82', t.notFound.title],
      ['/en/%E0%A4%A', t.notFound.title],
      ['/?utm_source=homescreen', t.app.name],
    ] as const) {
      await stopWorkers(context, page)
      const tab = await context.newPage()
      await tab.goto(address)
      await expect(tab.getByRole('heading', { level: 1, name: title, exact: true }), address).toBeVisible()
      await tab.close()
    }

    for (const path of ['', 'saved', 'settings', 'search', 'about', `read/${KEPT.id}`]) {
      await open(page, `/en/${path}`)
      for (const ui of ['ar', 'en'] as const) {
        await (path === 'settings'
          ? page.getByRole('radio', { name: { ar: 'العربية', en: 'English' }[ui], exact: true }).click()
          : path === '' || path.startsWith('read')
            ? page.getByRole('link', { name: { ar: 'العربية', en: 'English' }[ui], exact: true }).click()
            : open(page, `/${ui}/${path}`))
        await expect(page).toHaveURL(`/${ui}/${path}`)
        await expect(page.locator('html')).toHaveAttribute('lang', ui)
        await expect(page.locator('html')).toHaveAttribute('dir', ui === 'ar' ? 'rtl' : 'ltr')
        await expect(page).toHaveTitle(new RegExp(words[ui].app.name))
        // The name of a sentence in the place of the sentence.
        await expect(page.getByText(/\b[a-z]+\.[a-z]+[A-Z]\w*\b/)).toHaveCount(0)
      }
    }
  })

  test('and with a storage that fails the worker still answers (offline, failures 38, 41)', async ({
    page,
    context,
    site,
  }) => {
    await becomeReady(page, 'en')
    const [worker] = context.serviceWorkers()
    await worker?.evaluate(() => {
      const fail = () => Promise.reject(new DOMException('the disk is broken', 'UnknownError'))
      for (const target of [CacheStorage.prototype, Cache.prototype]) Object.assign(target, { match: fail, open: fail })
    })
    const tab = await context.newPage()
    await tab.goto('/en/')
    await expect(tab.getByRole('list', { name: t.library.articles })).toBeVisible()
    await site.stop()
    await tab.goto('/en/about').catch(() => undefined)
    await expect(tab.getByRole('heading', { name: 'Waraq cannot open right now' })).toBeVisible()
  })
})

test.describe('a host', () => {
  const worker = '/sw.js'

  test('whose release came half, or whose worker is something else, takes nothing away (offline, failures 25, 26, 29, 32, 34)', async ({
    page,
    context,
    site,
    release,
  }) => {
    await becomeReady(page, 'en')
    const before = await releaseOf(page)
    for (const [path, fault] of [
      [worker, 'missing'],
      [worker, 'page'],
      [worker, 'error'],
      // Of the new release, when its scripts are not there yet.
      [/SearchScreen/, 'missing'],
    ] as const) {
      await site.start().catch(() => undefined)
      if (path !== worker) await site.deploy(await release({ mark: 'two' }))
      site.heal()
      site.break(path, fault)
      await page.evaluate(async () =>
        (await navigator.serviceWorker.getRegistration())?.update().catch(() => undefined),
      )
      // Half a release does not even wait.
      await expect
        .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.installing === null))
        .toBe(true)
      expect(await workers(page), `${String(path)} ${fault}`).toEqual({ count: 1, active: 'activated' })
      const tab = await context.newPage()
      await tab.goto('/en/')
      await expect(readyLine(tab, 'en'), `${String(path)} ${fault}`).toBeVisible()
      await site.stop()
      await tab.goto('/en/search')
      await expect(
        tab.getByRole('heading', { level: 1, name: t.search.title }),
        `${String(path)} ${fault}`,
      ).toBeVisible()
      expect(await releaseOf(tab)).toBe(before)
      await tab.close()
    }

    // When all of it is there, the next visits bring it, with a page loaded once each. It is asked for from a page that has
    // long been open: to one that has just begun it would come at once, if it was quick enough.
    await site.start()
    site.heal()
    await page.evaluate(async () => void (await navigator.serviceWorker.getRegistration())?.update())
    await expect.poll(async () => (await workers(page)).waiting, { timeout: 30_000 }).toBe('installed')
    await closeApp(page)
    const names: string[] = []
    for (let visit = 0; visit < 2; visit += 1) {
      const tab = await context.newPage()
      const loads = countLoads(tab)
      await open(tab, '/en/')
      await expect(readyLine(tab, 'en')).toBeVisible()
      names.push(await releaseOf(tab))
      expect(loads()).toBe(1)
      expect(await workers(tab)).toMatchObject({ count: 1, active: 'activated' })
      await closeApp(tab)
    }
    expect(names.at(-1)).toContain('two')
  })

  test('that lets the worker’s file be kept for a year, or changes its rules alone, still reaches its readers (offline, failures 31, 35)', async ({
    page,
    context,
    site,
    release,
  }) => {
    site.send({ 'Cache-Control': 'public, max-age=31536000' })
    await becomeReady(page, 'en')
    // The same files with another header, as a host’s rules change.
    await site.deploy(await release({ rules: '/shell.html\n  X-Rules: second' }))
    const headerOf = async (tab: Page) => (await tab.goto('/en/'))?.headers()['x-rules']
    expect(await headerOf(page)).toBe(undefined)
    await expect.poll(async () => (await workers(page)).waiting, { timeout: 30_000 }).toBe('installed')
    await closeApp(page)
    await site.stop()
    const seen: (string | undefined)[] = []
    for (let visit = 0; visit < 2; visit += 1) {
      const tab = await context.newPage()
      seen.push(await headerOf(tab))
      await expect(tab.getByRole('list', { name: t.library.articles })).toBeVisible()
      await closeApp(tab)
    }
    expect(seen.at(-1)).toBe('second')
  })

  test('has the app know itself by one name, and be found in no store of another (offline, failures 65, 67–69)', async ({
    request,
  }) => {
    const manifests = await Promise.all(
      (['ar', 'en'] as const).map(
        async (ui) => (await (await request.get(`/manifest.${ui}.webmanifest`)).json()) as Record<string, unknown>,
      ),
    )
    // For ever: with another, readers would have the app twice.
    for (const manifest of manifests) expect(manifest['id']).toBe('/')
    expect(manifests.map(({ lang, dir }) => [lang, dir])).toEqual([
      ['ar', 'rtl'],
      ['en', 'ltr'],
    ])
    for (const manifest of manifests) expect(manifest).not.toHaveProperty('share_target')
  })
})

test.describe('an article', () => {
  test('that is hostile does nothing and is shown as words (offline, failures 70, 71, 75)', async ({
    page,
    site,
    request,
  }) => {
    const fine = await articleOf(request, KEPT.id)
    const calls = [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'java\tscript:alert(1)',
      '\u0001javascript:alert(1)',
      'data:text/html,<script>alert(1)</script>',
      'vbscript:x',
      'blob:x',
      '//evil.example',
    ]
    const markup = [
      '<img src=x onerror="window.hit=1">',
      '</script><script>window.hit=1</script>',
      '"><svg/onload=hit=1>',
    ]
    const texts = [...markup, '{{constructor.constructor("hit=1")()}}', 'a\u202Etxt.exe', 'x'.repeat(100_000)]
    const blocks = [
      ...calls.map((href, index) => ({
        id: `link${index}`,
        type: 'paragraph',
        text: 'press here',
        spans: [{ start: 0, end: 5, type: 'link', href }],
      })),
      ...texts.map((text, index) => ({ id: `text${index}`, type: 'paragraph', text })),
      ...calls.map((src, index) => ({ id: `image${index}`, type: 'figure', src, alt: src, width: 9, height: 9 })),
      { id: '__proto__', type: 'paragraph', text: 'of no kind' },
      { id: 'x" onclick="hit=1', type: 'paragraph', text: 'of no kind' },
      { id: 'constructor', type: 'paragraph', text: 'of a kind', lang: 'en" onclick="hit=1', dir: 'javascript:' },
    ]
    const hostile = JSON.stringify({ ...fine, title: markup.join(' '), source: { url: calls[0] }, blocks }).replace(
      '{',
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},',
    )
    const file = await serve(site, request, fine.id, hostile)
    const faults: string[] = []
    page.on('dialog', (dialog) => void dialog.dismiss().then(() => faults.push(dialog.message())))
    page.on('pageerror', (error) => faults.push(error.message))
    await open(page, `/en/read/${fine.id}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText([markup.join(' ')])
    for (const text of markup) await expect(page.locator('article p', { hasText: text }).first()).toBeVisible()
    for (const press of await page.getByText('press here').all()) await press.click()
    await expect(page).toHaveURL(`/en/read/${fine.id}`)
    const found = await page.evaluate(() => ({
      hit: 'hit' in window,
      polluted: 'polluted' in {},
      links: [...document.querySelectorAll('article a[href]')].map((link) => link.getAttribute('href') ?? ''),
      images: document.querySelectorAll('article img').length,
      // Letters that turn the order of what follows them.
      turning: /[\u202A-\u202E\u2066-\u2069]/.test(document.querySelector('article')?.textContent ?? ''),
    }))
    expect(found).toMatchObject({ hit: false, polluted: false, images: 0, turning: false })
    expect(found.links.filter((href) => !/^(?:https?:|mailto:|#)/.test(href))).toEqual([])
    expect(faults).toEqual([])
    expect(site.requests.some(({ path }) => path.includes(file))).toBe(true)
  })

  test('that is endless is shown, or refused in a sentence (offline, failures 73, 74)', async ({
    page,
    site,
    request,
  }) => {
    const fine = await articleOf(request, KEPT.id)
    // A dictionary, say.
    const long = Array.from({ length: 50_000 }, (_, index) => ({
      id: `b${index}`,
      type: 'paragraph',
      text: `${index} ${'word '.repeat(8)}`,
    }))
    await serve(site, request, fine.id, JSON.stringify({ ...fine, blocks: long }))
    for (const [hash, block] of [
      ['', 'b0'],
      ['#b40000', 'b40000'],
    ] as const) {
      await page.goto(`/en/read/${fine.id}${hash}`, { waitUntil: 'commit' })
      // The text does not wait for what is out of sight.
      const drawn = await page.evaluate(async (id) => {
        while (!document.querySelector(`article [id="${id}"]`)) await new Promise(requestAnimationFrame)
        return document.querySelectorAll('article [data-stretch] > [id]').length
      }, block)
      expect(drawn).toBeLessThan(1000)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText([KEPT.title])
      await expect(page.locator(`#${block}`)).toBeInViewport()
      await page.goto('/en/settings')
    }

    // Wherever one leaps to it is drawn next, and the place is found again.
    await page.goto(`/en/read/${fine.id}`, { waitUntil: 'commit' })
    await started(page)
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight / 2))
    await expect.poll(() => page.evaluate(() => document.elementFromPoint(180, 400)?.textContent)).toContain('word')
    await scroll(page, 120)
    const letter = await firstLetter(page)
    // A paragraph that ends just at the reading line is still the one that is being read.
    const near = [Number(letter.block.slice(1)) - 1, Number(letter.block.slice(1))].map((number) => `b${number}`)
    await expect
      .poll(async () => near.includes(((await records(page, 'places')) as Place[])[0]?.block ?? ''))
      .toBe(true)
    await page.reload()
    await started(page)
    await expectInPlace(page, letter, 'a reload')
    await page.getByRole('link', { name: t.reader.back }).press('Enter')
    await expect(page.getByRole('list', { name: t.library.articles })).toBeVisible({ timeout: 30_000 })

    for (const deep of [
      `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
      JSON.stringify({ ...fine, blocks: [] }).replace(
        '"blocks":[]',
        `"blocks":${'['.repeat(99_999)}${']'.repeat(99_999)}`,
      ),
    ]) {
      await serve(site, request, fine.id, deep)
      await page.goto(`/en/read/${fine.id}`)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText([t.problem.damagedTitle])
    }
  })
})

/** Publishes an article as it is, checked by nobody. Says in which file. */
async function serve(site: Site, request: APIRequestContext, id: string, json: string): Promise<string> {
  const file = (await catalogueOf(request)).find((entry) => entry.id === id)?.file ?? ''
  site.publish(
    new Map([
      ['articles/catalogue.json', await (await request.get('/articles/catalogue.json')).body()],
      [`articles/${file}`, Buffer.from(json)],
    ]),
  )
  return file
}

/** All is ready but one article, which this host does not give away. */
async function becomeReadyWithout(page: Page, site: Site, id: string): Promise<void> {
  site.break(new RegExp(`^/articles/${id}\\.`), 'missing')
  // It may have been fetched ahead, for it was in sight.
  await clearBrowserCache(page)
  await open(page, '/en/')
  await expect(page.getByRole('status').filter({ hasText: pattern(t.library.someKept) })).toBeVisible({
    timeout: 30_000,
  })
  await expect
    .poll(async () => (await stored(page, 'articles')).filter((name) => name.endsWith('.json')).length)
    .toBe(9)
  site.heal()
}

/** Opens an article. In milliseconds of the page: how long the machine takes for a new tab says nothing. */
async function timeToRead(page: Page, { id, title }: { id: string; title: string }): Promise<number> {
  await page.goto(`/en/read/${id}`, { waitUntil: 'commit' })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText([title], { timeout: 20_000 })
  // Not only as it was last seen.
  await expect(page.locator('html')).toHaveAttribute('data-digits', /./, { timeout: 20_000 })
  return page.evaluate(() => performance.now())
}

/** Some way into an article. */
async function readOn(page: Page, id: string): Promise<void> {
  await open(page, `/en/read/${id}`)
  await page.evaluate(() => window.scrollTo(0, 1800))
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(1500)
  // A place is kept when the reader has come to rest.
  await page.waitForTimeout(500)
}

/** How often a page was loaded from now on. */
function countLoads(page: Page): () => number {
  let loads = 0
  page.on('load', () => (loads += 1))
  return () => loads
}

/** A host and a window of their own. */
async function onSite(browser: Browser, use: (site: Site, context: BrowserContext) => Promise<void>): Promise<void> {
  const site = new Site(builtSite)
  await site.start()
  const context = await browser.newContext({ baseURL: site.origin, locale: 'en' })
  try {
    await use(site, context)
  } finally {
    await context.close()
    await site.stop()
  }
}
