import { articleOf, catalogueOf, fill, open, scroll, started, uis, words } from './support/app.ts'
import { expect, test } from './support/fixtures.ts'

// An article with figures, a list, notes and contents, one of a pair, between two neighbours.
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

  test.describe(`in ${ui}`, () => {
    test('the library lists every article, filters them, and leads into one and back', async ({ page, request }) => {
      const entries = await catalogueOf(request)
      await open(page, `/${ui}/`)
      const list = page.getByRole('list', { name: t.library.articles })
      await expect(list.getByRole('listitem')).toHaveCount(entries.length)
      for (const { title, lang, dir } of entries) {
        const heading = list.getByRole('heading', { name: title, exact: true })
        await expect(heading).toHaveAttribute('lang', lang)
        await expect(heading).toHaveAttribute('dir', dir)
      }

      await page.getByRole('button', { name: t.languages.ar, exact: true }).click()
      await expect(page).toHaveURL(`/${ui}/?lang=ar`)
      await expect(list.getByRole('listitem')).toHaveCount(entries.filter(({ lang }) => lang === 'ar').length)

      const entry = entries.find(({ id }) => id === ARTICLE)
      await list.getByRole('link', { name: entry?.title ?? '', exact: true }).click()
      await expect(page).toHaveURL(`/${ui}/read/${ARTICLE}`)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText([entry?.title ?? ''])
      await page.getByRole('link', { name: t.reader.back }).click()
      await expect(list).toBeVisible()
    })

    test('the title of the contents stands on the side where they begin, whatever the interface', async ({ page }) => {
      await page.setViewportSize({ width: 1280, height: 800 })
      for (const id of [ARTICLE, PAIR]) {
        await open(page, `/${ui}/read/${id}`)
        const contents = page.getByRole('navigation', { name: t.reader.contents })
        const away = await contents.evaluate((list) => {
          const edge = (node: Node | null | undefined) => {
            const range = document.createRange()
            if (node) range.selectNodeContents(node)
            const { left, right } = range.getBoundingClientRect()
            return getComputedStyle(list).direction === 'rtl' ? right : left
          }
          return Math.abs(edge(list.previousElementSibling) - edge(list.querySelector('a')))
        })
        expect(away, id).toBeLessThan(8)
      }
    })

    test('an article leads to the one before and the one after it, and each begins at its top', async ({
      page,
      request,
    }) => {
      const sameLanguage = (await catalogueOf(request)).filter(({ lang }) => lang === 'ar')
      const index = sameLanguage.findIndex(({ id }) => id === ARTICLE)
      await open(page, `/${ui}/read/${ARTICLE}`)
      const more = page.getByRole('navigation', { name: t.reader.more })
      for (const neighbour of [sameLanguage[index - 1], sameLanguage[index + 1]]) {
        await more.getByRole('link', { name: neighbour?.title ?? '' }).click()
        await expect(page.getByRole('heading', { level: 1 })).toHaveText([neighbour?.title ?? ''])
        await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(0)
        await page.goBack()
        await expect(page).toHaveURL(`/${ui}/read/${ARTICLE}`)
      }
    })

    test('an article leads to its pair, and back, to the same block', async ({ page }) => {
      await open(page, `/${ui}/read/${ARTICLE}#${LATE_BLOCK}`)
      for (const [id, lang, name] of [
        [PAIR, 'en', fill(t.reader.pair, { language: t.languages.en })],
        [ARTICLE, 'ar', fill(t.reader.pair, { language: t.languages.ar })],
      ] as const) {
        await page.getByRole('link', { name }).click()
        await expect(page).toHaveURL(`/${ui}/read/${id}#${LATE_BLOCK}`)
        await expect(page.getByRole('article')).toHaveAttribute('lang', lang)
        await expect(page.locator(`#${LATE_BLOCK}`)).toBeInViewport()
      }
    })

    test('the contents lead to a heading, from a sheet on a phone and beside the text on a wide screen', async ({
      page,
      request,
      isMobile,
    }) => {
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

    test('a number in the text leads to its note and back', async ({ page, request }) => {
      const { blocks } = await articleOf(request, ARTICLE)
      const note = page.locator(`#${blocks.find((block) => block.type === 'note')?.id}`)
      await open(page, `/${ui}/read/${ARTICLE}`)
      // A number in the text is of the text; what leads back is of the interface. In Baghdad one reads Arabic digits.
      const number = ui === 'ar' ? '١' : '1'
      const reference = page.getByLabel(fill(t.reader.note, { number: '١' }), { exact: true })
      await reference.click()
      await expect(note).toBeInViewport()
      await expect(note).toBeFocused()
      await page.getByLabel(fill(t.reader.backToText, { number }), { exact: true }).click()
      await expect(reference).toBeInViewport()
      await expect(reference).toBeFocused()
    })

    test('while one reads on the bars go and the thread grows; they come back for finger and keyboard', async ({
      page,
    }) => {
      await open(page, `/${ui}/read/${ARTICLE}`)
      const tools = page.getByRole('toolbar', { name: t.reader.tools })
      const back = page.getByRole('link', { name: t.reader.back })
      const thread = page.locator('[data-chrome] [data-along="inline"] > span').first()
      await expect(tools).toBeInViewport()

      await scroll(page, 600)
      await expect(tools).not.toBeInViewport()
      await expect(back).not.toBeInViewport()
      const before = await thread.boundingBox()
      await scroll(page, 900)
      const width = await page.evaluate(() => document.documentElement.clientWidth)
      await expect.poll(async () => (await thread.boundingBox())?.width).toBeGreaterThan((before?.width ?? width) + 10)
      // It grows from where the lines of the article begin, whatever the interface's direction.
      const after = await thread.boundingBox()
      expect((after?.x ?? 0) + (after?.width ?? 0)).toBeCloseTo(width, 0)

      await scroll(page, -120)
      await expect(tools).toBeInViewport()
      await expect(back).toBeInViewport()

      await scroll(page, 300)
      await expect(back).not.toBeInViewport()
      // First the link that skips to the text, then the bar.
      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      await expect(back).toBeFocused()
      await expect(back).toBeInViewport()
    })

    test('an article is shared, copied where nothing shares, and printed without the interface', async ({
      page,
      context,
    }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write'])
      await page.addInitScript(() => {
        window.print = () => void (document.body.dataset['printed'] = 'yes')
        Navigator.prototype.share = async (data) => void (document.body.dataset['shared'] = JSON.stringify(data))
      })
      await open(page, `/${ui}/read/${ARTICLE}`)
      const title = await page.getByRole('heading', { level: 1 }).textContent()
      const share = page.getByRole('button', { name: t.reader.share })
      await share.click()
      await expect(page.locator('body')).toHaveAttribute('data-shared', JSON.stringify({ title, url: page.url() }))

      await page.evaluate(() => delete (Navigator.prototype as { share?: unknown }).share)
      await share.click()
      await expect(page.getByRole('status').filter({ hasText: t.reader.copied })).toBeVisible()
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url())

      await page.getByRole('button', { name: t.reader.print }).click()
      await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes')
      await page.emulateMedia({ media: 'print' })
      await expect(page.getByRole('article')).toBeVisible()
      await expect(page.getByRole('toolbar')).toHaveCount(0)
      await expect(page.getByRole('navigation')).toHaveCount(0)
      await expect(page.getByRole('button')).toHaveCount(0)
      expect((await page.pdf()).subarray(0, 5).toString()).toBe('%PDF-')
    })

    test.describe('a sheet whose code is nowhere', () => {
      test.use({ serviceWorkers: 'block' })

      test('leaves the article as it is, says so, and comes when it can be had', async ({ page, site }) => {
        site.break(/controls-/, 'drop')
        await open(page, `/${ui}/read/${ARTICLE}`)
        await scroll(page, 600)
        await scroll(page, -120)
        const text = page.getByRole('button', { name: t.reader.text })
        for (const way of ['close', 'reload']) {
          await text.click()
          const alert = page.getByRole('alert')
          await expect(alert).toContainText(t.problem.part)
          await expect(page.getByRole('article').getByText(/\S/).first()).toBeVisible()
          expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(300)
          if (way === 'close') await alert.getByRole('button', { name: t.reader.close }).click()
        }

        site.heal()
        await page.getByRole('alert').getByRole('button', { name: t.problem.tryAgain }).click()
        await started(page)
        await text.click()
        await expect(page.getByRole('dialog', { name: t.text.title })).toBeVisible()
        expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(300)
      })
    })

    test('an address of nothing says so and leads on', async ({ page }) => {
      for (const path of ['nowhere', 'read', 'read/a/b']) {
        await page.goto(`/${ui}/${path}`)
        await expect(page.getByRole('heading', { level: 1, name: t.notFound.title })).toBeVisible()
        await expect(page.locator('html')).toHaveAttribute('lang', ui)
      }
      await page.getByRole('link', { name: t.notFound.library }).click()
      await expect(page.getByRole('list', { name: t.library.articles })).toBeVisible()

      await page.goto(`/${ui}/read/no-such-article`)
      await expect(page.getByRole('heading', { level: 1, name: t.problem.missingTitle })).toBeVisible()
      await page.getByRole('main').getByRole('link', { name: t.problem.saved }).click()
      await expect(page.getByRole('heading', { level: 1, name: t.saved.title })).toBeVisible()
    })
  })
}

test('one screen fades into the next where the device has the time; a tap meanwhile is for the new one, and no motion is none', async ({
  page,
}) => {
  await page.addInitScript(() => {
    localStorage.setItem('waraq.pace', '10')
    const counted = globalThis as unknown as { fades: number }
    counted.fades = 0
    const fade = document.startViewTransition.bind(document)
    document.startViewTransition = (change) => {
      counted.fades += 1
      return fade(change)
    }
  })
  const fades = () => page.evaluate(() => (globalThis as unknown as { fades: number }).fades)
  const list = page.getByRole('list', { name: words.ar.library.articles })
  const walk = async () => {
    await open(page, '/ar/')
    // What fades comes when the screen stands.
    await page.waitForLoadState('networkidle')
    await list.getByRole('link').first().click()
    await page.getByRole('link', { name: words.ar.reader.back }).click()
    await expect(list).toBeVisible()
    await expect(page).toHaveURL('/ar/')
  }
  await walk()
  expect(await fades()).toBeGreaterThan(0)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await walk()
  expect(await fades()).toBe(0)
})

test('an address without a language is answered in the reader’s', async ({ page }) => {
  await page.goto('/nowhere/at/all')
  await expect(page.getByRole('heading', { level: 1, name: words.ar.notFound.title })).toBeVisible()
})

test('every article has one h1, its language, and an element for each of its blocks', async ({ page, request }) => {
  for (const { id, title, lang, dir } of await catalogueOf(request)) {
    const { blocks } = await articleOf(request, id)
    await page.goto(`/en/read/${id}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText([title])
    await expect(page.getByRole('article')).toHaveAttribute('lang', lang)
    await expect(page.getByRole('article')).toHaveAttribute('dir', dir)
    // What the app draws itself, where its worker has come to be in control, is drawn step by step.
    const missing = () =>
      page.evaluate(
        (ids) => ids.filter((block) => document.querySelectorAll(`article [id="${block}"]`).length !== 1),
        blocks.map((block) => block.id),
      )
    await expect.poll(missing, id).toEqual([])
  }
})

test('a link to a block goes to it, just below the bar', async ({ page }) => {
  await page.goto(`/ar/read/${ARTICLE}#${LATE_BLOCK}`)
  const block = page.locator(`#${LATE_BLOCK}`)
  await expect(block).toBeFocused()
  await expect.poll(async () => (await block.boundingBox())?.y).toBeGreaterThan(52)
  expect((await block.boundingBox())?.y).toBeLessThan(110)
})

test('an address that ends in what names nothing opens the article all the same', async ({ page }) => {
  for (const rest of ['#no-such-block', '#%']) {
    await open(page, `/ar/read/${ARTICLE}${rest}`)
    await expect(page.getByRole('article')).toBeVisible()
  }
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

test('saving an article says so when the code for it cannot be had, and the text stays', async ({ page, site }) => {
  site.break(/\/assets\/after-/, 'drop')
  for (const ui of uis) {
    const t = words[ui]
    await open(page, `/${ui}/read/${ARTICLE}`)
    await page.getByRole('button', { name: t.reader.keep, exact: true }).click()
    await expect(page.getByRole('status').filter({ hasText: t.problem.part })).toBeVisible()
    await expect(page.getByRole('button', { name: t.reader.keep, exact: true })).toHaveAttribute(
      'aria-pressed',
      'false',
    )
    await expect(page.getByRole('article')).toBeVisible()
  }
})

test.describe('styles', () => {
  // It would have them.
  test.use({ serviceWorkers: 'block' })

  test('pages have the styles of what is read in them, and a screen beside comes with its own', async ({
    page,
    request,
  }) => {
    const classesIn = (text: string, form: RegExp) =>
      new Set([...text.matchAll(form)].flatMap(([, names = '']) => names.split(' ')))
    const besideClasses = async (address: string) => {
      const html = await (await request.get(address)).text()
      const [link = '', href = ''] = /<link[^>]*href="([^"]+)" data-beside>/.exec(html) ?? []
      const classNames = /\.([A-Za-z][\w-]*)/g
      const here = classesIn(/<style>.*?<\/style>/s.exec(html)?.[0] ?? '', classNames)
      const styled = classesIn(await (await request.get(href)).text(), classNames)
      // What is empty yet has nothing to show.
      const drawn = classesIn(html, / class="([^"]+)"[^>]*>(?!<\/)/g)
      const isAtOnce = html.replaceAll(/<template\b.*?<\/template>/gs, '').includes(link)
      return { isAtOnce, ofThem: [...drawn].filter((name) => styled.has(name) && !here.has(name)).length }
    }
    for (const address of ['/ar/', '/en/', `/ar/read/${ARTICLE}`]) {
      expect(await besideClasses(address), address).toEqual({ isAtOnce: false, ofThem: 0 })
    }
    for (const address of ['/ar/settings', '/en/settings', '/ar/search', '/en/about']) {
      const { isAtOnce, ofThem } = await besideClasses(address)
      expect(isAtOnce, address).toBe(true)
      expect(ofThem, address).toBeGreaterThan(0)
    }

    let come = () => {}
    const held = new Promise<void>((resolve) => (come = resolve))
    await page.route(/\/assets\/beside-/, async (route) => {
      await held
      await route.continue()
    })
    await open(page, '/en/')
    await page.getByRole('link', { name: words.en.tabs.settings, exact: true }).click()
    const title = page.getByRole('heading', { level: 1, name: words.en.settings.title })
    await page.waitForTimeout(1000)
    await expect(title).toHaveCount(0)
    come()
    await expect(title).toBeVisible()
  })
})
