import type { Page } from '@playwright/test'
import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import type { Article } from '#core/article/schema.ts'
import { becomeReady, open, started, uis, words } from './support/app.ts'
import { builtSite, expect, test } from './support/fixtures.ts'
import { packed } from './support/publish.ts'

/** What anyone may have got into a text: in every place where an article has one, it is text and nothing more. */
const MARKUP = [
  '<img src=x onerror=hurt()>',
  '</script><script>hurt()</script>',
  '"><svg/onload=hurt()>',
  "{{constructor.constructor('hurt()')()}}",
  'javascript:hurt()',
  '\u202Etxet nredro\u202C',
  '__proto__',
  'constructor.prototype',
]
const ADDRESSES = [
  'javascript:hurt()',
  'JaVaScRiPt:hurt()',
  'java\tscript:hurt()',
  '\u0001javascript:hurt()',
  'data:text/html,<script>hurt()</script>',
  'data:image/svg+xml,<svg onload=hurt()>',
  'vbscript:hurt()',
  'blob:https://evil.example/1',
  '//evil.example/',
  'https://a@evil.example/',
]

test.describe('a page', () => {
  for (const [path, status] of [
    ['/', 200],
    ['/ar/', 200],
    ['/en/read/paper-road', 200],
    ['/nowhere', 404],
    ['/sw.js', 200],
    ['/assets/none.js', 404],
  ] as const) {
    test(`at ${path} comes with the headers of a careful host`, async ({ request }) => {
      const answer = await request.get(path)
      expect(answer.status()).toBe(status)
      expect(answer.headers()).toMatchObject({
        'content-security-policy': expect.stringMatching(
          /^default-src 'none'; script-src 'self'.*require-trusted-types-for 'script'/,
        ),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'permissions-policy': expect.stringContaining('camera=()'),
      })
    })
  }

  test('runs nothing that was put into it, with a network and without', async ({ page, context, site }) => {
    await becomeReady(page, 'en')
    await expectClosed(page)
    // The app has made its one policy when it registered its worker.
    await expect(
      page.evaluate(() => void Reflect.get(globalThis, 'trustedTypes').createPolicy('sw-url', {})),
    ).rejects.toThrow('TypeError')
    await site.stop()
    const tab = await context.newPage()
    await open(tab, '/en/read/paper-road')
    await expectClosed(tab)
  })

  test('cannot be made to write code, even by code of its own', async ({ page, context }) => {
    await context.route('**/strange.js', (route) =>
      route.fulfill({
        contentType: 'text/javascript',
        body: `
          for (const [name, act] of Object.entries({ eval: () => eval('1'), Function: () => new Function('1')() })) {
            try { act(); document.documentElement.dataset[name] = 'ran' }
            catch (error) { document.documentElement.dataset[name] = error.name }
          }`,
      }),
    )
    await open(page, '/en/')
    await page.evaluate(() => import(`${location.origin}/strange.js`))
    await expect(page.locator('html')).toHaveAttribute('data-eval', 'EvalError')
    await expect(page.locator('html')).toHaveAttribute('data--function', 'EvalError')
  })

  test('is not shown inside another site’s', async ({ page, context, site }) => {
    await context.route('http://other.example/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: `<iframe src="${site.origin}/en/"></iframe>` }),
    )
    await page.goto('http://other.example/')
    const frame = page.frameLocator('iframe')
    await expect(frame.getByText(words.en.library.articles)).toHaveCount(0)
    await expect(frame.getByRole('heading', { level: 1 })).toHaveCount(0)
  })

  test('is not shown there by a host that sends no headers, either', async ({ page, context, site }) => {
    await context.route(`${site.origin}/en/`, async (route) => {
      const response = await route.fetch()
      await route.fulfill({ body: await response.text(), contentType: 'text/html' })
    })
    await context.route('http://other.example/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: `<iframe src="${site.origin}/en/"></iframe>` }),
    )
    await page.goto('http://other.example/')
    const html = page.frameLocator('iframe').locator('html')
    await expect(html).toHaveAttribute('hidden')
    await expect(html).toBeHidden()
    await page.waitForTimeout(1000)
    await expect(html).not.toHaveAttribute('data-digits')
  })

  test('of such a host has the policy in itself', async ({ page, site }) => {
    await page.route(`${site.origin}/en/`, async (route) => {
      const response = await route.fetch()
      await route.fulfill({ body: await response.text(), contentType: 'text/html' })
    })
    await open(page, '/en/')
    await expectClosed(page)
  })
})

for (const ui of uis) {
  test(`an article that means harm is shown as the text it is, in ${ui}`, async ({ page, context, site }) => {
    const strangers: string[] = []
    context.on('request', (request) => {
      const { origin } = new URL(request.url())
      if (origin !== site.origin) strangers.push(request.url())
    })
    const hurt: string[] = []
    page.on('dialog', (dialog) => hurt.push(dialog.message()))
    await context.exposeFunction('hurt', () => hurt.push('ran'))
    site.publish(await hostile())

    await open(page, `/${ui}/read/hostile`)
    const article = page.getByRole('article')
    // Marks that turn the order of letters round are left out; the rest stands there letter by letter.
    for (const text of MARKUP.map((each) => each.replaceAll(/[\u202A-\u202E]/g, ''))) {
      await expect(article.getByText(text, { exact: true }).first()).toBeVisible()
    }
    await expect(article.locator('img, script, svg[onload], iframe, object, embed')).toHaveCount(0)

    // Links lead to the web or nowhere: what is not an address of the web stays words.
    const schemes = await article
      .locator('a[href]')
      .evaluateAll((links) =>
        links.map((link) => (link as HTMLAnchorElement).protocol).filter((name) => !/^https?:$/.test(name)),
      )
    expect(schemes).toEqual([])
    for (const link of await article.locator('a[rel]').all()) {
      await expect(link).toHaveAttribute('rel', 'noopener noreferrer')
      await expect(link).toHaveAttribute('title', /evil\.example/)
    }
    for (const address of ADDRESSES.slice(0, 7)) {
      await article
        .getByText(address.trim(), { exact: true })
        .first()
        .click({ timeout: 1000 })
        .catch(() => undefined)
    }
    await expect(page).toHaveURL(new RegExp(`/${ui}/read/hostile`))

    // And the library, which lists it, and search, which finds it.
    await page.goto(`/${ui}/search?q=onerror`)
    await started(page)
    await page.goto(`/${ui}/`)
    await started(page)
    await expect(
      page
        .getByRole('main')
        .getByText(MARKUP[0] ?? '')
        .first(),
    ).toBeVisible()
    expect(hurt).toEqual([])
    expect(strangers).toEqual([])
    expect(await page.evaluate(() => 'polluted' in {})).toBe(false)
  })
}

test('the site publishes no map of its sources', async () => {
  const names = await readdir(builtSite, { recursive: true })
  expect(names.filter((name) => /\.map$|\.env|\.tsx?$/.test(name))).toEqual([])
})

/** Nothing can be put into the page that would run. */
async function expectClosed(page: Page): Promise<void> {
  const outcome = await page.evaluate(async () => {
    const attempt = async (act: () => unknown) => {
      try {
        await act()
        return 'done'
      } catch (error) {
        return (error as Error).name
      }
    }
    const said: Record<string, string> = {}
    const { trustedTypes } = globalThis as unknown as {
      trustedTypes: { createPolicy: (name: string, rules: object) => unknown }
    }
    said['innerHTML'] = await attempt(() => (document.createElement('p').innerHTML = 'x'))
    said['parse'] = await attempt(() => new DOMParser().parseFromString('<p>x', 'text/html'))
    said['another policy'] = await attempt(() => trustedTypes.createPolicy('default', {}))
    said['a worker'] = await attempt(() => navigator.serviceWorker.register('/assets/other.js'))
    said['another host'] = await attempt(() => fetch('https://evil.example/'))

    const run: string[] = []
    Object.assign(window, { ran: (what: string) => run.push(what) })
    await attempt(() => {
      const script = document.createElement('script')
      script.append('ran("script")')
      document.body.append(script)
    })
    await attempt(() => {
      const button = document.createElement('button')
      button.setAttribute('onclick', 'ran("handler")')
      document.body.append(button)
      button.click()
      button.remove()
    })
    await attempt(() => {
      const link = document.createElement('a')
      link.href = 'javascript:ran("address")'
      document.body.append(link)
      link.click()
      link.remove()
    })
    await new Promise((resolve) => setTimeout(resolve, 200))
    return { said, run }
  })
  expect(outcome).toEqual({
    said: {
      innerHTML: 'TypeError',
      parse: 'TypeError',
      'another policy': 'TypeError',
      'a worker': 'TypeError',
      'another host': 'TypeError',
    },
    run: [],
  })
}

/** The files of a site with one article that a build would refuse, as a broken host or a hostile one may send them. */
async function hostile() {
  const [title = ''] = MARKUP
  const word = (index: number) => ({ id: `p${index}`, type: 'paragraph' as const })
  const harmless: Article = {
    format: 1,
    id: 'hostile',
    lang: 'en',
    dir: 'ltr',
    title: 'A title',
    authors: [],
    topics: [],
    blocks: [{ ...word(0), text: 'A text' }],
  }
  const { files, catalogue } = await packed([harmless])
  const article = {
    ...harmless,
    title,
    kicker: MARKUP[1],
    standfirst: MARKUP[2],
    authors: MARKUP.map((name) => ({ name })),
    publisher: { name: MARKUP[1], url: ADDRESSES[0] },
    source: { url: ADDRESSES[4], note: MARKUP[0] },
    topics: MARKUP,
    ['__proto__x']: { polluted: true },
    constructor: { prototype: { polluted: true } },
    blocks: [
      ...MARKUP.map((text, index) => ({ ...word(index + 1), text, lang: '"><svg/onload=hurt()>', dir: 'javascript:' })),
      ...ADDRESSES.map((href, index) => ({
        ...word(index + 100),
        text: href.trim(),
        spans: [{ start: 0, end: href.trim().length, type: 'link', href }],
      })),
      { id: 'list', type: 'list', ordered: false, items: MARKUP.map((text) => ({ text })) },
      { id: 'note', type: 'note', text: MARKUP[0] },
      { id: '"><img src=x onerror=hurt()>', type: 'paragraph', text: MARKUP[3] },
    ],
  }
  const json = Buffer.from(JSON.stringify(article).replace('__proto__x', '__proto__'))
  const hash = createHash('sha256').update(json).digest('hex').slice(0, 10)
  const file = `hostile.${hash}.json`
  const entries = catalogue.entries.map((entry) => ({ ...entry, title, kicker: MARKUP[1], file, bytes: json.length }))
  return new Map<string, Uint8Array>([
    ...files,
    [`articles/${file}`, json],
    ['articles/catalogue.json', Buffer.from(JSON.stringify({ format: 1, entries }))],
  ])
}
