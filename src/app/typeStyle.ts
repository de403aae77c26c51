import { startingPreferences, type Preferences, type TypeSettings } from '#core/preferences.ts'

/** Extra leading of each step, in parts of the size; the base is the face's own (typography R32). */
const LEADING_STEPS: Record<TypeSettings['leading'], number> = { tight: -0.2, comfortable: 0, loose: 0.3 }
/** Characters in a line (typography R35); a narrow screen has fewer anyway. */
const WIDTHS: Record<TypeSettings['width'], number> = { narrow: 42, comfortable: 66, wide: 76 }

/**
 * The style of the root element that sets text as the reader has chosen: custom properties for `tokens.css` and `article.css`,
 * as the browser itself writes them down. What `tokens.css` says anyway stays unsaid: to be told at the root, the whole page
 * is styled anew.
 */
export function typeStyle(types: Pick<Preferences, 'arabic' | 'latin'>): string {
  const declarations = (['arabic', 'latin'] as const).flatMap((script) => {
    const start = propertiesOf(startingPreferences[script])
    return Object.entries(propertiesOf(types[script]))
      .filter(([name, value]) => value !== start[name])
      .map(([name, value]) => `--${script}-${name}: ${value};`)
  })
  return declarations.join(' ')
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
