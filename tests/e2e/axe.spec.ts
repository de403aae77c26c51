import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { screens, type Screen } from './screens.ts'
import { open, uis, words, type Ui } from './support/app.ts'
import { expect, test } from './support/fixtures.ts'
import { articleContrast, smallTargets, tabThrough } from './support/measure.ts'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** It takes a row that the tabs at the bottom half cover for a small one; `smallTargets` scrolls first, and asks for more. */
const MEASURED_OURSELVES = ['target-size']
/** A paper changes colours and nothing else. */
const ON_COLOUR = ['color-contrast', 'link-in-text-block']
const papers = ['light', 'sepia', 'dark', 'black'] as const

// Two halves, so that both cores have work.
for (const ui of uis) {
  for (const [part, some] of [screens.slice(0, screens.length / 2), screens.slice(screens.length / 2)].entries()) {
    test(`no screen in ${ui} breaks a rule of WCAG 2.2 AA on any paper (${part + 1} of 2)`, async ({ page }) => {
      test.setTimeout(300_000)
      for (const screen of some) {
        await enter(page, screen, ui)
        await expectNoViolation(
          new AxeBuilder({ page }).withTags(WCAG).disableRules(MEASURED_OURSELVES),
          `${screen.name}, ${ui}`,
        )
        for (const paper of papers) {
          await choosePaper(page, paper)
          await expectNoViolation(new AxeBuilder({ page }).withRules(ON_COLOUR), `${screen.name}, ${ui}, ${paper}`)
          if (await page.locator('article p[id]').count()) {
            expect(await articleContrast(page), `${screen.name}, ${paper}`).toBeGreaterThanOrEqual(7)
          }
        }
        if (screen.isOtherWhenWide) {
          await page.setViewportSize({ width: 1280, height: 800 })
          await expectNoViolation(
            new AxeBuilder({ page }).withTags(WCAG).disableRules(MEASURED_OURSELVES),
            `${screen.name}, ${ui}, wide`,
          )
          await page.setViewportSize({ width: 390, height: 844 })
        }
      }
    })
  }

  test(`every screen in ${ui} fits: fingers at 390 pixels, 320 pixels, and text of twice the size`, async ({
    page,
  }) => {
    test.setTimeout(300_000)
    for (const screen of screens) {
      await page.setViewportSize({ width: 390, height: 844 })
      await enter(page, screen, ui)
      expect.soft(await smallTargets(page, 44), `${screen.name}, ${ui}`).toEqual([])

      await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
      await expectNoSidewaysScroll(page, 390, `${screen.name}, ${ui}, 200 %`)
      await page.evaluate(() => document.documentElement.style.removeProperty('font-size'))
      await page.setViewportSize({ width: 320, height: 640 })
      await expectNoSidewaysScroll(page, 320, `${screen.name}, ${ui}, 320 px`)
    }
  })

  test(`every screen in ${ui} can be used by the keyboard alone`, async ({ page }) => {
    test.setTimeout(300_000)
    for (const screen of screens) {
      await enter(page, screen, ui)
      const { expected, reached, unmarked } = await tabThrough(page)
      expect.soft(reached, `what Tab reaches: ${screen.name}, ${ui}`).toEqual(expected)
      expect.soft(unmarked, `where the focus is not seen: ${screen.name}, ${ui}`).toEqual([])
    }
  })

  test(`the sheets in ${ui} close by Escape, which gives the focus back`, async ({ page }) => {
    const t = words[ui].reader
    await open(page, `/${ui}/read/paper-road`)
    for (const name of [t.text, t.contents]) {
      const button = page.getByRole('button', { name, exact: true })
      await button.focus()
      await page.keyboard.press('Enter')
      const sheet = page.getByRole('dialog', { name })
      await expect(sheet).toBeVisible()
      await expect(button).not.toBeFocused()
      await page.keyboard.press('Escape')
      await expect(sheet).toBeHidden()
      await expect(button).toBeFocused()
    }
  })
}

test('every screen stands in forced colours, and nothing moves for whom motion is too much', async ({ page }) => {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
  for (const screen of screens) {
    await enter(page, screen, 'ar')
    await expect(page.getByRole('heading').first()).toBeVisible()
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((element) => {
          const { transitionDuration, animationName } = getComputedStyle(element)
          return transitionDuration !== '0s' || animationName !== 'none'
        }).length,
    )
    expect(moving, screen.name).toBe(0)
  }
  expect(errors).toEqual([])
})

async function enter(page: Page, screen: Screen, ui: Ui): Promise<void> {
  await open(page, `/${ui}/${screen.path}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await screen.enter?.(page, words[ui])
  // A sheet that still rises is neither where it will be nor of its colour.
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)))
}

/** As in the settings of another tab, which this one follows. */
async function choosePaper(page: Page, paper: (typeof papers)[number]): Promise<void> {
  await page.evaluate((value) => {
    const key = 'waraq.preferences'
    const kept = JSON.parse(localStorage.getItem(key) ?? '{}') as object
    localStorage.setItem(key, JSON.stringify({ ...kept, paper: value }))
    dispatchEvent(new StorageEvent('storage', { key }))
  }, paper)
  await expect(page.locator('html')).toHaveAttribute('data-paper', paper)
}

async function expectNoViolation(axe: AxeBuilder, where: string): Promise<void> {
  // Without frames there is nothing to gather from other pages, for which axe would open one each time.
  const { violations, passes } = await axe.setLegacyMode().analyze()
  expect(passes.length, `${where}: rules that found something to check`).toBeGreaterThan(0)
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
  expect.soft(found, where).toEqual([])
}

async function expectNoSidewaysScroll(page: Page, width: number, where: string): Promise<void> {
  const widest = await page.evaluate(() => document.documentElement.scrollWidth)
  expect.soft(widest, `${where}: the width of the page`).toBeLessThanOrEqual(width)
}
