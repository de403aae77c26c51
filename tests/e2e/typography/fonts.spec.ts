import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { faces } from '#core/preferences.ts'
import { paths } from '#core/paths.ts'
import { shiftSoFar } from '#build/layoutShift.ts'
import { becomeReady, catalogueOf, delayed, inOurFaces, readyLine, started, uis, words } from '../support/app.ts'
import { clearBrowserCache } from '../support/device.ts'
import { expect, test } from '../support/fixtures.ts'
import { fontsOf, fontTools, inkParts, underlineOf } from '../support/ink.ts'
import { choose } from '../support/preferences.ts'
import { publish } from '../support/publish.ts'
import { arabic } from './specimens.ts'

/*
 * The fonts as files, and what they draw where a pixel counts. R27 and the like name the rules of typography.
 */

test.use({ serviceWorkers: 'block' })

const screens = ['', 'search', 'saved', 'settings', 'about']

test('R26 R27 a page asks for one font to begin with, that of its text', async ({ page }) => {
  for (const [address, font] of [
    ['/ar/', 'naskh'],
    ['/ar/read/paper-road', 'naskh'],
    ['/en/read/paper-road', 'naskh'],
    ['/en/', 'literata'],
    ['/en/read/what-a-paper-book-knows', 'literata'],
  ] as const) {
    await page.goto(address)
    const asked = await page
      .locator('link[rel=preload][as=font]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
    expect(asked, address).toEqual([expect.stringMatching(new RegExp(`/assets/${font}-[\\w-]{8}\\.woff2$`))])
  }
})

test('R27 no text waits for a font of the device to be found by its name', async ({ page }) => {
  await page.goto('/ar/read/paper-road')
  const families = await page.evaluate(() => [...document.fonts].map(({ family }) => family))
  expect(families.length).toBeGreaterThan(10)
  expect(families.filter((family) => family.includes('Fallback'))).toEqual([])
})

test.describe('R27 nothing moves on a first visit whose fonts come late', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  for (const ui of uis) {
    test(`on any screen in ${ui}, nor in any article`, async ({ browser, request, viewport, baseURL, locale }) => {
      test.setTimeout(180_000)
      const articles = (await catalogueOf(request)).map(({ id }) => `read/${id}`)
      for (const path of [...screens, ...articles]) {
        // Each a first visit, with the worker and the keeping that begin in it.
        const context = await browser.newContext({
          viewport,
          baseURL: baseURL ?? '',
          locale: locale ?? ui,
          serviceWorkers: 'allow',
        })
        const visit = await context.newPage()
        const come = await withoutFonts(visit)
        // What is preloaded belongs to the page, which is loaded when it has come.
        await visit.goto(`/${ui}/${path}`, { waitUntil: 'commit' })
        await started(visit)
        await expect(visit.locator('html'), path).toHaveAttribute('data-late', /Naskh|Literata/)
        // Where the reader's region names the months otherwise than the page that came, dates in a row grow by some pixels.
        const before = await visit.evaluate(shiftSoFar)
        expect.soft(before, `${path}, while the app takes it over`).toBeLessThan(0.002)
        come()
        await fontsAreThere(visit)
        await twoFrames(visit)
        expect.soft((await visit.evaluate(shiftSoFar)) - before, path).toBeLessThan(0.0005)
        await context.close()
      }
    })
  }

  test('nor in the library on a narrow phone, while its articles are stored', async ({ browser, baseURL }) => {
    for (const [ui, width, serviceWorkers] of [
      ['ar', 320, 'allow'],
      ['ar', 320, 'block'],
      ['en', 320, 'allow'],
      ['en', 320, 'block'],
      ['en', 360, 'allow'],
    ] as const) {
      const context = await browser.newContext({
        viewport: { width, height: 844 },
        baseURL: baseURL ?? '',
        locale: ui === 'ar' ? 'ar-EG' : 'en-GB',
        serviceWorkers,
      })
      const visit = await context.newPage()
      await visit.goto(`/${ui}/`)
      await started(visit)
      const t = words[ui].library
      if (serviceWorkers === 'allow') await expect(readyLine(visit, ui)).toBeVisible({ timeout: 30_000 })
      else await expect(visit.getByRole('status').filter({ hasText: t.noneKept })).toBeVisible()
      await fontsAreThere(visit)
      await twoFrames(visit)
      expect
        .soft(await visit.evaluate(shiftSoFar), `${ui}, ${width} px, workers: ${serviceWorkers}`)
        .toBeLessThan(0.0005)
      // The word may have no room, but it is said.
      if (serviceWorkers === 'allow') await expect(visit.getByText(words[ui].article.kept).first()).toBeAttached()
      await context.close()
    }
  })

  test('nor where they come soon, and take the place of others under a text that is not drawn yet', async ({
    browser,
    viewport,
    baseURL,
  }) => {
    // Its lead loses a line, and its title gains one, when our faces come.
    for (const path of ['/ar/', '/ar/read/baghdad-washington-dialogue']) {
      for (const delay of [60, 150, 220]) {
        // Egypt has the months of the page as it was drawn.
        const context = await browser.newContext({
          viewport,
          baseURL: baseURL ?? '',
          locale: 'ar-EG',
          serviceWorkers: 'block',
        })
        const visit = await context.newPage()
        await delayed(visit, /\.woff2$/, delay)
        await visit.goto(path)
        await started(visit)
        await fontsAreThere(visit)
        await twoFrames(visit)
        expect.soft(await visit.evaluate(shiftSoFar), `${path}, after ${delay} ms`).toBeLessThan(0.0005)
        await expect(visit.locator('main')).toHaveCSS('visibility', 'visible')
        await context.close()
      }
    }
  })

  test('nor where the italic comes later than the text: until the next screen emphasis has weight instead', async ({
    browser,
    viewport,
    baseURL,
  }) => {
    for (const delay of [50, 300, 1500]) {
      const context = await browser.newContext({
        viewport,
        baseURL: baseURL ?? '',
        locale: 'en',
        serviceWorkers: 'block',
      })
      const visit = await context.newPage()
      await delayed(visit, /literata-italic-[^m]/, delay)
      await visit.goto('/en/read/paper-road-en', { waitUntil: 'commit' })
      await started(visit)
      await fontsAreThere(visit)
      await twoFrames(visit)
      expect.soft(await visit.evaluate(shiftSoFar), `after ${delay} ms`).toBeLessThan(0.0005)
      const emphasis = visit.locator('main em').first()
      if (delay === 1500) {
        await expect(emphasis).toHaveCSS('font-style', 'normal')
        await expect(emphasis).toHaveCSS('font-weight', '600')
      }
      // The reader changes how the text looks.
      await choose(visit, { paper: 'sepia' })
      await expect(emphasis).toHaveCSS('font-style', 'italic')
      await context.close()
    }
  })

  test.describe('nor without a network', () => {
    test.use({ locale: 'en', serviceWorkers: 'allow' })

    test('where the italic cannot be had: no line is taller for the face of the device', async ({ page, site }) => {
      await becomeReady(page, 'en')
      await clearBrowserCache(page)
      await site.stop()
      await page.goto('/en/read/paper-road-en')
      await started(page)
      await expect(page.locator('html')).toHaveAttribute('data-late', /Italic/)
      const emphasis = page.locator('main em').first()
      await expect(emphasis).toHaveCSS('font-style', 'normal')
      await expect(emphasis).toHaveCSS('font-weight', '600')
      await twoFrames(page)
      // In an app that runs already, the text is there before anything can say that the italic is not.
      expect.soft(await page.evaluate(shiftSoFar)).toBeLessThan(0.0005)
    })
  })

  test('and labels whose own face is late are in that of the text, not in one more of the device', async ({ page }) => {
    await page.route(/readex-/, () => undefined)
    const devtools = await fontTools(page)
    // On a busy machine the face of the text can be late, too.
    await expect(async () => {
      await page.goto('/ar/read/paper-road', { waitUntil: 'commit' })
      await started(page)
      await expect(page.locator('html')).toHaveAttribute('data-late', /^Readex(?!.*labels)/, { timeout: 1 })
    }).toPass()
    const fonts = await fontsOf(devtools, 'article header time')
    expect(fonts.length).toBeGreaterThan(0)
    for (const font of fonts) expect(font.isOurs).toBe(true)
  })

  test('and a text whose faces cannot be had is there all the same', async ({ page, site }) => {
    for (const [what, fault] of [
      [/readex-/, 'drop'],
      [/naskh-/, 'missing'],
    ] as const) {
      site.break(what, fault)
      await page.goto('/ar/read/paper-road', { waitUntil: 'commit' })
      await expect(page.getByRole('heading', { level: 1 }), fault).toBeVisible()
      site.heal()
    }
  })

  test('as is the half of a page that has come', async ({ page, request }) => {
    const path = '/ar/read/paper-road'
    const html = await (await request.get(path)).text()
    const host = createServer(({ url }, answer) => {
      if (url !== path) answer.writeHead(404).end()
      else answer.writeHead(200, { 'Content-Type': 'text/html' }).write(html.slice(0, html.indexOf('</main>') - 2000))
    }).listen(0)
    const { port } = host.address() as AddressInfo
    await page.goto(`http://localhost:${port}${path}`, { waitUntil: 'commit' })
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    host.closeAllConnections()
    host.close()
  })

  test('for the text is not laid out before, but where the address names a place in it', async ({ page }) => {
    await withoutFonts(page)
    /** Whether the text took room while it was awaited, as the page itself saw it. */
    await page.addInitScript(() => {
      addEventListener('DOMContentLoaded', () =>
        setTimeout(() => {
          const { documentElement: root } = document
          root.dataset['seen'] = `${'waits' in root.dataset} ${(document.querySelector('main')?.offsetHeight ?? 0) > 0}`
        }, 150),
      )
    })
    for (const [address, seen] of [
      ['/ar/read/paper-road', 'true false'],
      ['/ar/read/paper-road#bawq', 'true true'],
    ] as const) {
      await page.goto(address, { waitUntil: 'commit' })
      await expect(page.locator('html'), address).toHaveAttribute('data-seen', seen)
      await expect(page.locator('main')).toBeVisible()
      await page.goto('about:blank')
    }
  })

  test('and the next screen is in our faces', async ({ page }) => {
    const devtools = await fontTools(page)
    const come = await withoutFonts(page)
    await page.goto('/ar/', { waitUntil: 'commit' })
    await started(page)
    await expect(page.locator('html')).toHaveAttribute('data-late', /Naskh/)
    come()
    await fontsAreThere(page)
    const isOurs = async (of: string) => (await fontsOf(devtools, of)).every((font) => font.isOurs)
    expect(await isOurs('main h2')).toBe(false)
    await page.getByRole('link', { name: words.ar.tabs.settings, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.ar.settings.title)
    await expect.poll(() => isOurs('main h1')).toBe(true)
  })
})

test('R37 the dots of a letter are apart at the smallest size, in every face, on a phone of two pixels a point', async ({
  page,
  site,
}) => {
  await publish(site, [arabic])
  await page.goto(paths.article('ar', arabic.id))
  await started(page)
  for (const face of faces.arabic) {
    await choose(page, { arabic: { face, size: 14 } })
    // The letter and its two dots. Amiri's touch by design, as a reed pen's do, at any size: they are one part, and what is
    // asked of it is that they stay clear of the letter.
    const parts = face === 'amiri' ? 2 : 3
    expect.soft(await inkParts(page.locator('#prose'), 'ت', 2), face).toBeGreaterThanOrEqual(parts)
  }
})

test.describe('R42 no underline touches a letter', () => {
  test.use({ deviceScaleFactor: 3 })

  test('in any Arabic face, and none is left in crumbs between two of them', async ({ page, site }) => {
    await publish(site, [arabic])
    await page.goto(paths.article('ar', arabic.id))
    await started(page)
    for (const face of faces.arabic) {
      await choose(page, { paper: 'light', arabic: { face, size: 20 } })
      const link = page.locator('#styled a').first()
      await link.evaluate((element) => {
        element.textContent = 'بيتي جيم حبر على ورق'
        Object.assign(element.style, {
          color: 'rgb(255 0 0)',
          textDecorationColor: 'rgb(0 0 255)',
          display: 'inline-block',
        })
      })
      await inOurFaces(page)
      const drawn = await underlineOf(page, await link.screenshot())
      expect.soft(drawn.length, `${face}: there is an underline`).toBeGreaterThan(100)
      expect.soft(drawn.touching, `${face}: pixels that touch a letter`).toBe(0)
      // In pixels of the picture: a fifth of the size.
      const size = await link.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))
      expect.soft(drawn.shortest, `${face}: the shortest piece`).toBeGreaterThanOrEqual(size * 3 * 0.2)
    }
    // The measure can tell: a line that does not make room for letters runs through them.
    const link = page.locator('#styled a').first()
    await link.evaluate((element) => {
      Object.assign(element.style, { textDecorationSkipInk: 'none', textUnderlineOffset: '0.1em' })
    })
    expect((await underlineOf(page, await link.screenshot())).touching).toBeGreaterThan(0)
  })
})

test('R28 R29 the words of the interface have a real bold, and every weight of a text is in its file', async ({
  page,
}) => {
  for (const ui of uis) {
    await page.goto(`/${ui}/`)
    await started(page)
    const missing = await page.evaluate(async () => {
      await document.fonts.ready
      const used = new Set(
        [...document.querySelectorAll('main *')].map((element) => getComputedStyle(element).fontWeight),
      )
      const ranges = [...document.fonts]
        .filter(({ family }) => /Waraq (?:Naskh|Literata|Readex)$/.test(family.replaceAll('"', '')))
        .map(({ weight }) => weight.split(' ').map(Number))
      return [...used].filter(
        (weight) => !ranges.some(([from = 0, to = from]) => Number(weight) >= from && Number(weight) <= to),
      )
    })
    expect(missing, ui).toEqual([])
  }
})

test('R27 labels have their own face from the first frame where the browser has all fonts already', async ({
  page,
}) => {
  for (const ui of uis) {
    for (const path of ['settings', 'about', 'search']) {
      await page.goto(`/${ui}/${path}`)
      await started(page)
      await inOurFaces(page)
      // In the same tab the fonts lie in memory, and then no browser says how long they took. A busy machine may once be late.
      await expect(async () => {
        await page.goto(`/${ui}/saved`)
        await expect(page.locator('html')).toHaveAttribute('data-late', '', { timeout: 1000 })
      }, `saved after ${path} in ${ui}`).toPass({ timeout: 20_000 })
    }
  }
})

/** Holds back every font until the function is called that comes back. */
async function withoutFonts(page: Page): Promise<() => void> {
  let come = () => {}
  const all = new Promise<void>((resolve) => (come = resolve))
  await page.route(/\.woff2$/, async (route) => {
    await all
    await route.continue()
  })
  return () => come()
}

async function fontsAreThere(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.fonts.status)).toBe('loaded')
}

async function twoFrames(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
}
