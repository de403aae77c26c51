import type { Page } from '@playwright/test'

/** What no text of any screen may have, and where it was found. Each entry names the element by its words. */
export interface Survey {
  /** Colours of text that let something through (R39). */
  translucent: string[]
  /** Letters moved apart (R38), slanted (R41), in capitals or small capitals (R44), stroked (R40), in Arabic. */
  mistreated: string[]
  /** Stretched to both edges, which only wide gaps can do (R45). */
  justified: string[]
  /** Faces that the browser may slant or thicken itself (R28). */
  synthesised: string[]
  /** Text in one script that says it is in the other’s language (R30). */
  misnamed: string[]
  /** Elements with `dir` that do not isolate (R03). */
  leaking: string[]
}

/** Looks at every element of a page, or of an open sheet, that has text of its own. */
export async function survey(page: Page): Promise<Survey> {
  return page.evaluate(() => {
    const found: Survey = {
      translucent: [],
      mistreated: [],
      justified: [],
      synthesised: [],
      misnamed: [],
      leaking: [],
    }
    for (const element of document.querySelectorAll<HTMLElement>('body *:not(script, style, svg, svg *)')) {
      const words = [...element.childNodes].map((node) => (node instanceof Text ? node.data : '')).join('')
      if (words.trim() === '' || !element.checkVisibility({ visibilityProperty: true })) continue
      const style = getComputedStyle(element)
      const name = `${element.tagName.toLowerCase()} “${words.trim().slice(0, 30)}”`
      const arabic = words.match(/[\u0621-\u064A]/g)?.length ?? 0
      const latin = words.match(/[A-Za-z]/g)?.length ?? 0
      const isArabic = arabic > latin

      if (!style.color.startsWith('rgb(')) found.translucent.push(`${name}: ${style.color}`)
      if (style.fontSynthesisStyle !== 'none' || style.fontSynthesisWeight !== 'none') found.synthesised.push(name)
      if (style.textAlign === 'justify') found.justified.push(name)
      if (isArabic) {
        const { letterSpacing, fontStyle, textTransform, fontVariantCaps, webkitTextStrokeWidth } = style
        const odd = [letterSpacing, fontStyle, textTransform, fontVariantCaps, webkitTextStrokeWidth]
        if (odd.join(' ') !== 'normal normal none normal 0px') found.mistreated.push(`${name}: ${odd.join(' ')}`)
      }
      const lang = element.closest('[lang]')?.getAttribute('lang') ?? ''
      // A word or two inside a text of the other language is the author’s; a text of its own must say what it is.
      if (arabic + latin > 12 && (isArabic ? lang.startsWith('en') : lang.startsWith('ar')))
        found.misnamed.push(`${name}: ${lang}`)
    }
    for (const element of document.querySelectorAll('body [dir]')) {
      const { unicodeBidi } = getComputedStyle(element)
      if (!/isolate|plaintext/.test(unicodeBidi))
        found.leaking.push(`${element.outerHTML.slice(0, 60)}: ${unicodeBidi}`)
    }
    return found
  })
}
