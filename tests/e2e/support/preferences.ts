import type { Page } from '@playwright/test'
import type { Preferences, TypeSettings } from '#core/preferences.ts'
import { inOurFaces } from './app.ts'

type Chosen = Partial<Omit<Preferences, 'arabic' | 'latin'>> & {
  arabic?: Partial<TypeSettings<'arabic'>>
  latin?: Partial<TypeSettings<'latin'>>
}

/** From the next address on, the reader has chosen this; what is not named is as in the beginning. */
export async function prefer(page: Page, chosen: Chosen): Promise<void> {
  await page.addInitScript((kept) => localStorage.setItem('waraq.preferences', kept), JSON.stringify(chosen))
}

/** As in the settings of another tab, which this one follows. */
export async function choose(page: Page, chosen: Chosen): Promise<void> {
  await page.evaluate(async (kept) => {
    localStorage.setItem('waraq.preferences', kept)
    dispatchEvent(new StorageEvent('storage', { key: 'waraq.preferences' }))
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame)
  }, JSON.stringify(chosen))
  await inOurFaces(page)
}
