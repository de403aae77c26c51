import { becomeReady, scroll, uis, words } from './support/app.ts'
import { expect, test } from './support/fixtures.ts'

for (const ui of uis) {
  test(`a whole visit in ${ui} leaves the console empty and asks no other host`, async ({ page, context, site }) => {
    test.setTimeout(120_000)
    const t = words[ui]
    const complaints: string[] = []
    const strangers: string[] = []
    context.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
    })
    context.on('weberror', (error) => complaints.push(error.error().message))
    // What the worker asks for is among these.
    context.on('request', (request) => {
      const { origin, protocol } = new URL(request.url())
      if (origin !== site.origin && protocol !== 'data:') strangers.push(request.url())
    })
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
        console.error(`against the policy: ${effectiveDirective} ${blockedURI}`),
      )
    })
    const tab = (name: string) => page.getByRole('navigation', { name: t.app.navigation }).getByRole('link', { name })
    const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true })

    await becomeReady(page, ui)
    await page.getByRole('list', { name: t.library.articles }).getByRole('link', { name: 'طريق الورق' }).click()
    await expect(heading('طريق الورق')).toBeVisible()
    await scroll(page, 900)
    await scroll(page, -120)
    await page.getByRole('button', { name: t.reader.text }).click()
    await page.getByRole('dialog').getByRole('radio', { name: t.text.amiri }).check()
    await page.getByRole('dialog').getByRole('radio', { name: t.text.sepia }).check()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: t.reader.keep }).click()
    await expect(page.getByRole('status').filter({ hasText: t.reader.keptNow })).toBeVisible()
    await page.getByRole('link', { name: ui === 'ar' ? 'English' : 'العربية', exact: true }).click()
    await expect(page.locator('html')).not.toHaveAttribute('lang', ui)
    await page.getByRole('link', { name: ui === 'ar' ? 'العربية' : 'English', exact: true }).click()
    await page.getByRole('link', { name: t.reader.back }).click()
    await tab(t.tabs.search).click()
    await page.getByRole('searchbox', { name: t.search.label }).fill('الورق')
    await page.getByRole('button', { name: t.search.submit }).click()
    await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible()
    await tab(t.tabs.saved).click()
    await expect(page.getByRole('heading', { name: t.saved.byReader })).toBeVisible()
    await tab(t.tabs.settings).click()
    await page.getByRole('link', { name: t.settings.about }).click()
    await expect(heading(t.about.title)).toBeVisible()

    // The same pages as they come from the host and, with a worker, from the device.
    for (const path of ['', 'read/paper-road', 'search?q=paper', 'saved', 'settings', 'about', 'nowhere']) {
      await page.goto(`/${ui}/${path}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.locator('html')).toHaveAttribute('data-digits')
    }

    expect(complaints).toEqual([])
    expect(strangers).toEqual([])
  })

  test(`pages drawn for ${ui} are taken over as they are`, async ({ browser, site }) => {
    // Without a worker every page comes as it was drawn at build.
    const context = await browser.newContext({ serviceWorkers: 'block', baseURL: site.origin, locale: ui })
    const complaints: string[] = []
    context.on('console', (message) => {
      // That the worker is blocked is this test's own doing.
      if (message.type() === 'error' && !message.text().includes('Service Worker')) complaints.push(message.text())
    })
    context.on('weberror', (error) => complaints.push(error.error().message))
    const page = await context.newPage()
    for (const path of ['', 'read/a-poem-read-by-ear', 'read/baghdad-washington-dialogue-en', 'search', 'settings']) {
      await page.goto(`/${ui}/${path}`)
      await expect(page.locator('html')).toHaveAttribute('data-digits')
    }
    expect(complaints).toEqual([])
    await context.close()
  })
}
