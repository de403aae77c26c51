import type { APIRequestContext, Locator, Page } from '@playwright/test'
import type { Catalogue } from '#core/article/catalogue.ts'
import type { Article } from '#core/article/schema.ts'
import { arBeside } from '#i18n/messages/ar.beside.ts'
import { ar } from '#i18n/messages/ar.ts'
import { enBeside } from '#i18n/messages/en.beside.ts'
import { en } from '#i18n/messages/en.ts'
import { expect } from './fixtures.ts'

/** The words of the interface: what a reader sees and hears is named by them. */
export const words = { ar: { ...ar, ...arBeside }, en: { ...en, ...enBeside } }
export type Ui = keyof typeof words
export const uis: Ui[] = ['ar', 'en']

/** Opens an address, and waits until the app answers to the reader. `page.goto` is enough for what is only read. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await started(page)
}

/** The app has taken the page over: from then on a link is a step in the app and no new page. */
export async function started(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-digits')
}

/**
 * All of the page is drawn in our faces: on a busy machine they may have come too late for the first frame, and then they
 * wait until the reader has looked away.
 */
export async function inOurFaces(page: Page): Promise<void> {
  const isDrawn = () =>
    page.evaluate(async () => {
      await document.fonts.ready
      document.dispatchEvent(new Event('visibilitychange'))
      // What only now is drawn in them can ask for more of them.
      await new Promise(requestAnimationFrame)
      await document.fonts.ready
      return !document.documentElement.dataset['late']
    })
  // The app fetches those that were late when it has nothing better to do.
  await expect.poll(isDrawn).toBe(true)
}

/** The line of the library that says that everything opens offline. */
export function readyLine(page: Page, ui: Ui): Locator {
  return page.getByRole('status').filter({ hasText: words[ui].library.allKept_other.split(' · ').at(-1) ?? '' })
}

/** Visits the library and waits until the app says that it opens without a network, all its articles included. */
export async function becomeReady(page: Page, ui: Ui, base = '/'): Promise<void> {
  await open(page, `${base}${ui}/`)
  await expect(readyLine(page, ui)).toBeVisible({ timeout: 30_000 })
}

/** What the site publishes. */
export async function catalogueOf(request: APIRequestContext): Promise<Catalogue['entries']> {
  const catalogue = (await (await request.get('/articles/catalogue.json')).json()) as Catalogue
  return catalogue.entries
}

/** An article as it is published. */
export async function articleOf(request: APIRequestContext, id: string): Promise<Article> {
  const file = (await catalogueOf(request)).find((entry) => entry.id === id)?.file
  return (await (await request.get(`/articles/${file}`)).json()) as Article
}

/** Puts values into a sentence of the interface. */
export function fill(sentence: string, values: Record<string, string>): string {
  return sentence.replaceAll(/\{\{(\w+)[^}]*\}\}/g, (_, name: string) => values[name] ?? '')
}

/** A sentence of the interface, whatever values stand in it. */
export function pattern(sentence: string): RegExp {
  return new RegExp(sentence.replaceAll(/[.*+?()[\]\\^$|]/g, '\\$&').replaceAll(/\{\{.*?\}\}/g, '.+'))
}

/** Scrolls as a finger or a wheel does, in steps, and not in a leap. */
export async function scroll(page: Page, pixels: number): Promise<void> {
  const step = Math.sign(pixels) * 60
  for (let done = 0; Math.abs(done) < Math.abs(pixels); done += step) {
    await page.mouse.wheel(0, step)
    await page.evaluate(() => new Promise(requestAnimationFrame))
  }
}

/** Has files come so many milliseconds later. */
export async function delayed(page: Page, files: RegExp, milliseconds: number): Promise<void> {
  await page.route(files, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, milliseconds))
    await route.continue()
  })
}
