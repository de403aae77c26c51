import { useEffect, useLayoutEffect } from 'react'
import type { Preferences } from '#core/preferences.ts'
import { directionOf } from '#core/text/direction.ts'
import { preferences } from '#device/preferences.ts'
import { readersRegion } from '#features/shared/readersRegion.ts'
import type { Language } from '#i18n/languages.ts'
import { typeStyle } from './typeStyle.ts'

/** The document around the screens follows: its language, direction, title and manifest, and the reader's paper and type. */
export function useDocument(ui: Language, title: string): void {
  useLayoutEffect(() => {
    const root = document.documentElement
    root.lang = ui
    root.dir = directionOf(ui)
    document
      .querySelector<HTMLLinkElement>('link[rel="manifest"]')
      ?.setAttribute('href', `${import.meta.env.BASE_URL}manifest.${ui}.webmanifest`)
  }, [ui])

  useEffect(() => {
    document.title = title
  }, [title])

  // Straight from the device: a store is drawn first as prerendered pages were made, and a dark page would be light for a
  // frame.
  useLayoutEffect(() => {
    const apply = () => applyPreferences(preferences.get())
    apply()
    return preferences.subscribe(apply)
  }, [])
}

/** Hands the preferences to the style sheets. `tokens.css` and `article.css` say what becomes of them. */
function applyPreferences({ paper, tashkeel, digits, ...types }: Preferences): void {
  const root = document.documentElement
  root.dataset['paper'] = paper
  root.dataset['tashkeel'] = tashkeel
  root.dataset['digits'] = digits === 'auto' ? readersRegion().digits : digits
  for (const script of ['arabic', 'latin'] as const) root.dataset[script] = types[script].face
  const style = typeStyle(types)
  if (root.style.cssText !== style) root.style.cssText = style
  document
    .querySelector('meta[name="theme-color"]')
    ?.setAttribute('content', getComputedStyle(document.body).backgroundColor)
}
