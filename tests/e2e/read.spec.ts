import { articleOf, catalogueOf, fill, open, scroll, started, uis, words } from './support/app.ts'
import { expect, test } from './support/fixtures.ts'

// An article of every sort of block but verse and table, one of a pair, between two neighbours.
const ARTICLE = 'paper-road'
const PAIR = 'paper-road-en'
const LATE_BLOCK = 'bjx9'

test.describe('the bare address', () => {
  for (const [locale, ui] of [
    ['ar-EG', 'ar'],
    ['en-GB', 'en'],
    ['fr-FR', 'ar'],
  ] as const) {
    test.describe(locale, () => {
      test.use({ locale })
      test(`goes to the library in ${ui} for a browser in ${locale}`, async ({ page }) => {
        await page.goto('/')
        await expect(page).toHaveURL(`/${ui}/`)
        await expect(page.getByRole('heading', { level: 1, name: words[ui].app.name, exact: true })).toBeVisible()
        await expect(page.locator('html')).toHaveAttribute('lang', ui)
      })
    })
  }

  test('follows the language that was chosen last rather than the browser', async ({ page }) => {
    await open(page, '/en/')
    await page.goto('/')
    await expect(page).toHaveURL('/en/')
    await expect(page.getByRole('heading', { level: 1, name: words.en.app.name, exact: true })).toBeVisible()
  })
})

for (const ui of uis) {
  const t = words[ui]

  test.describe(`the library in ${ui}`, () => {
    test('lists every article with its title in its own language and direction', async ({ page, request }) => {
      const entries = await catalogueOf(request)
      await open(page, `/${ui}/`)
      const list = page.getByRole('list', { name: t.library.articles })
      await expect(list.getByRole('listitem')).toHaveCount(entries.length)
      for (const { title, lang, dir } of entries) {
        const heading = list.getByRole('heading', { name: title, exact: true })
        await expect(heading).toHaveAttribute('lang', lang)
        await expect(heading).toHaveAttribute('dir', dir)
      }
    })

    test('filters by language, and says so in the address', async ({ page, request }) => {
      const english = (await catalogueOf(request)).filter(({ lang }) => lang === 'en')
      await open(page, `/${ui}/`)
      await page.getByRole('button', { name: t.library.english, exact: true }).click()
      await expect(page.getByRole('list', { name: t.library.articles }).getByRole('listitem')).toHaveCount(
        english.length,
      )
      await expect(page).toHaveURL(`/${ui}/?lang=en`)
    })

    test('leads into an article and back', async ({ page, request }) => {
      const { title, lang, dir } = await articleOf(request, ARTICLE)
      await open(page, `/${ui}/`)
      await page.getByRole('list', { name: t.library.articles }).getByRole('link', { name: title, exact: true }).click()
      await expect(page).toHaveURL(`/${ui}/read/${ARTICLE}`)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText([title])
      const article = page.getByRole('article')
      await expect(article).toHaveAttribute('lang', lang)
      await expect(article).toHaveAttribute('dir', dir)

      await page.getByRole('link', { name: t.reader.back }).click()
      await expect(page.getByRole('list', { name: t.library.articles })).toBeVisible()
    })
  })

  test.describe(`an article in ${ui}`, () => {
    test('leads to the one before and the one after it', async ({ page, request }) => {
      const sameLanguage = (await catalogueOf(request)).filter(({ lang }) => lang === 'ar')
      const index = sameLanguage.findIndex(({ id }) => id === ARTICLE)
      const older = sameLanguage[index + 1]?.title ?? ''
      const newer = sameLanguage[index - 1]?.title ?? ''

      await open(page, `/${ui}/read/${ARTICLE}`)
      const more = page.getByRole('navigation', { name: t.reader.more })
      await more.getByRole('link', { name: newer }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText([newer])
      await page.goBack()
      await more.getByRole('link', { name: older }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText([older])
      await expect.poll(() => page.evaluate(() => window.scrollY), 'a new article begins at its top').toBe(0)
    })

    test('leads to its pair, to the same block', async ({ page }) => {
      await open(page, `/${ui}/read/${ARTICLE}#${LATE_BLOCK}`)
      await page.getByRole('link', { name: t.reader.pairEnglish }).click()
      await expect(page).toHaveURL(`/${ui}/read/${PAIR}#${LATE_BLOCK}`)
      await expect(page.getByRole('article')).toHaveAttribute('lang', 'en')
      await expect(page.locator(`#${LATE_BLOCK}`)).toBeInViewport()
      await page.getByRole('link', { name: t.reader.pairArabic }).click()
      await expect(page.getByRole('article')).toHaveAttribute('lang', 'ar')
      await expect(page.locator(`#${LATE_BLOCK}`)).toBeInViewport()
    })

    test('has contents that lead to a heading', async ({ page, request, isMobile }) => {
      const { blocks } = await articleOf(request, ARTICLE)
      const heading = blocks.findLast((block) => block.type === 'heading')
      await open(page, `/${ui}/read/${ARTICLE}`)
      const button = page.getByRole('button', { name: t.reader.contents })
      if (isMobile) await button.click()
      else await expect(button).toBeHidden()

      const contents = page.getByRole('navigation', { name: t.reader.contents })
      await contents.getByRole('link', { name: heading?.text ?? '', exact: true }).click()
      await expect(page.getByRole('heading', { level: 2, name: heading?.text ?? '', exact: true })).toBeInViewport()
      await expect(page).toHaveURL(`/${ui}/read/${ARTICLE}#${heading?.id}`)
      await expect(page.getByRole('dialog')).toBeHidden()
    })

    test('leads to a note and back', async ({ page, request }) => {
      const { blocks } = await articleOf(request, ARTICLE)
      const note = blocks.find((block) => block.type === 'note')
      await open(page, `/${ui}/read/${ARTICLE}`)
      // Iraq writes Arabic digits.
      const number = ui === 'ar' ? '١' : '1'
      const reference = page.getByLabel(fill(t.reader.note, { number }), { exact: true })
      await reference.click()
      await expect(page.locator(`#${note?.id}`)).toBeInViewport()
      await expect(page.locator(`#${note?.id}`)).toBeFocused()
      await page.getByLabel(fill(t.reader.backToText, { number }), { exact: true }).click()
      await expect(reference).toBeInViewport()
      await expect(reference).toBeFocused()
    })

    test('lets its bars go while one reads on, and brings them back', async ({ page }) => {
      await open(page, `/${ui}/read/${ARTICLE}`)
      const tools = page.getByRole('toolbar', { name: t.reader.tools })
      const back = page.getByRole('link', { name: t.reader.back })
      await expect(tools).toBeInViewport()

      await scroll(page, 900)
      await expect(tools).not.toBeInViewport()
      await expect(back).not.toBeInViewport()
      await scroll(page, -120)
      await expect(tools).toBeInViewport()
      await expect(back).toBeInViewport()

      await scroll(page, 300)
      await expect(back).not.toBeInViewport()
      // The keyboard reaches what the eye does not see, and then the eye must see it.
      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      await expect(back).toBeFocused()
      await expect(back).toBeInViewport()
    })

    test('shows how much of it was read', async ({ page }) => {
      await open(page, `/${ui}/read/${ARTICLE}`)
      const thread = page.locator('[data-chrome] [data-along="inline"] > span')
      const right = async () => {
        const box = await thread.boundingBox()
        return { grown: box?.width ?? 0, end: (box?.x ?? 0) + (box?.width ?? 0) }
      }
      await scroll(page, 300)
      const { grown } = await right()
      await scroll(page, 900)
      await expect.poll(async () => (await right()).grown).toBeGreaterThan(grown + 10)
      // It grows from where the article's lines begin, whatever the interface's direction.
      const { width = 0 } = (await page.evaluate(() => ({ width: document.documentElement.clientWidth }))) ?? {}
      expect((await right()).end).toBeCloseTo(width, 0)
    })

    test('copies its address where there is no share sheet', async ({ page, context }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write'])
      await page.addInitScript(() => delete (Navigator.prototype as { share?: unknown }).share)
      await open(page, `/${ui}/read/${ARTICLE}`)
      await page.getByRole('button', { name: t.reader.share }).click()
      await expect(page.getByRole('status').filter({ hasText: t.reader.copied })).toBeVisible()
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url())
    })

    test('is printed without the interface', async ({ page }) => {
      await page.addInitScript(() => {
        window.print = () => void (document.documentElement.dataset['printed'] = 'yes')
      })
      await open(page, `/${ui}/read/${ARTICLE}`)
      await page.getByRole('button', { name: t.reader.print }).click()
      await expect(page.locator('html')).toHaveAttribute('data-printed', 'yes')

      await page.emulateMedia({ media: 'print' })
      await expect(page.getByRole('article')).toBeVisible()
      await expect(page.getByRole('toolbar')).toBeHidden()
      await expect(page.getByRole('navigation')).toHaveCount(0)
      await expect(page.getByRole('button')).toHaveCount(0)
      const pdf = await page.pdf()
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    })
  })

  test.describe(`an address that is none, in ${ui}`, () => {
    for (const path of ['nowhere', 'read', 'read/a/b']) {
      test(`${path}: says so and leads on`, async ({ page }) => {
        await page.goto(`/${ui}/${path}`)
        await expect(page.getByRole('heading', { level: 1, name: t.notFound.title })).toBeVisible()
        await expect(page.locator('html')).toHaveAttribute('lang', ui)
        await page.getByRole('link', { name: t.notFound.library }).click()
        await expect(page.getByRole('list', { name: t.library.articles })).toBeVisible()
      })
    }

    test('an unknown article: says so and leads on', async ({ page }) => {
      await page.goto(`/${ui}/read/no-such-article`)
      await expect(page.getByRole('heading', { level: 1, name: t.problem.missingTitle })).toBeVisible()
      await page.getByRole('main').getByRole('link', { name: t.problem.saved }).click()
      await expect(page.getByRole('heading', { level: 1, name: t.saved.title })).toBeVisible()
    })
  })
}

test('an address without a language says that there is no such page, in the reader’s language', async ({ page }) => {
  await page.goto('/nowhere/at/all')
  await expect(page.getByRole('heading', { level: 1, name: words.ar.notFound.title })).toBeVisible()
})

test('every article has one h1, its language, and an element for each of its blocks', async ({ page, request }) => {
  for (const { id, title, lang, dir } of await catalogueOf(request)) {
    const { blocks } = await articleOf(request, id)
    await page.goto(`/en/read/${id}`)
    await started(page)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText([title])
    await expect(page.getByRole('article')).toHaveAttribute('lang', lang)
    await expect(page.getByRole('article')).toHaveAttribute('dir', dir)
    const missing = await page.evaluate(
      (ids) => ids.filter((block) => document.querySelectorAll(`article [id="${block}"]`).length !== 1),
      blocks.map((block) => block.id),
    )
    expect(missing, id).toEqual([])
  }
})

test('a link to a block goes to it, also on a page that is new', async ({ page }) => {
  await page.goto(`/ar/read/${ARTICLE}#${LATE_BLOCK}`)
  const block = page.locator(`#${LATE_BLOCK}`)
  await expect(block).toBeFocused()
  // Below the bar at the top, and not far below it.
  await expect.poll(async () => (await block.boundingBox())?.y).toBeGreaterThan(52)
  expect((await block.boundingBox())?.y).toBeLessThan(110)
})

test('an article goes to the share sheet with its title and address', async ({ page }) => {
  await page.addInitScript(() => {
    Navigator.prototype.share = (data) => {
      document.documentElement.dataset['shared'] = JSON.stringify(data)
      return Promise.resolve()
    }
  })
  await open(page, `/en/read/${PAIR}`)
  await page.getByRole('button', { name: words.en.reader.share }).click()
  await expect(page.locator('html')).toHaveAttribute('data-shared', /The Road of Paper/)
  expect(await page.locator('html').getAttribute('data-shared')).toContain(page.url())
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('articles are found and read, and lead on', async ({ page, request }) => {
    const { title, blocks } = await articleOf(request, ARTICLE)
    const paragraph = blocks.find((block) => block.type === 'paragraph')
    await page.goto('/')
    await page.getByRole('link', { name: title, exact: true }).click()
    await expect(page).toHaveURL(new RegExp(`/ar/read/${ARTICLE}/?$`))
    await expect(page.getByRole('heading', { level: 1 })).toHaveText([title])
    await expect(page.locator(`#${paragraph?.id}`)).toBeVisible()
    await expect(page.locator(`#${paragraph?.id}`)).toContainText(paragraph?.text.slice(0, 30) ?? '')

    await page.getByRole('navigation', { name: words.ar.reader.more }).getByRole('link').first().click()
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText([title])
    await expect(page.getByRole('article')).toBeVisible()
  })
})
