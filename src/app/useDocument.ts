import { useEffect, useLayoutEffect } from 'react'
import { startingPreferences, type Preferences, type TypeSettings } from '#core/preferences.ts'
import { directionOf } from '#core/text/direction.ts'
import { preferences } from '#device/preferences.ts'
import { readersRegion } from '#features/shared/readersRegion.ts'
import type { Language } from '#i18n/languages.ts'

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

/** Extra leading of each step, in parts of the size; the base is the face's own (typography R32). */
const LEADING_STEPS: Record<TypeSettings['leading'], number> = { tight: -0.2, comfortable: 0, loose: 0.3 }
/** Characters in a line (typography R35); a narrow screen has fewer anyway. */
const WIDTHS: Record<TypeSettings['width'], number> = { narrow: 42, comfortable: 66, wide: 76 }

/** Hands the preferences to the style sheets. `tokens.css` and `article.css` say what becomes of them. */
function applyPreferences({ paper, tashkeel, digits, ...types }: Preferences): void {
  const root = document.documentElement
  root.dataset['paper'] = paper
  root.dataset['tashkeel'] = tashkeel
  root.dataset['digits'] = digits === 'auto' ? readersRegion().digits : digits
  for (const script of ['arabic', 'latin'] as const) {
    root.dataset[script] = types[script].face
    const start = propertiesOf(startingPreferences[script])
    for (const [name, value] of Object.entries(propertiesOf(types[script]))) {
      // What `tokens.css` says anyway stays unsaid: to be told at the root, the whole page is styled anew.
      if (value === start[name]) root.style.removeProperty(`--${script}-${name}`)
      else root.style.setProperty(`--${script}-${name}`, value)
    }
  }
  document
    .querySelector('meta[name="theme-color"]')
    ?.setAttribute('content', getComputedStyle(document.body).backgroundColor)
}

/** What the style sheets call how text of a script is set, without the script's own name before it. */
export function propertiesOf({ size, leading, width }: TypeSettings): Record<string, string> {
  return {
    // In rem, so that the browser's own text size counts.
    size: `${size / 16}rem`,
    'leading-step': `${LEADING_STEPS[leading]}`,
    characters: `${WIDTHS[width]}`,
  }
}
