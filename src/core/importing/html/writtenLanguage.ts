import { directionOf, directionOfText, primaryLanguage, type Writing } from '#core/text/direction.ts'
import { detectLanguage } from '#core/text/language.ts'
import { draftText, type Draft } from './drafts.ts'

/**
 * What an article is written in. What the page declares holds only if the letters agree: pages are often declared in the
 * language of their template. Code does not count.
 *
 * @param declared a language tag
 */
export function writtenLanguage(drafts: Draft[], title: string, declared: string | undefined): Writing {
  const words = drafts.filter((draft) => !(draft.type === 'verse' && draft.isCode) && !isCode(draft)).map(draftText)
  const text = `${title}\n${words.join('\n')}`.slice(0, 200_000)
  const isDeclaredRtl = declared !== undefined && directionOf(declared) === 'rtl'
  const dir = isDeclaredRtl && shareOfRtl(text) >= LEAST_SHARE ? 'rtl' : (directionOfText(text) ?? 'ltr')
  return { lang: languageOf(text, dir, declared), dir }
}

/** An Arabic list of English books is Arabic. */
const LEAST_SHARE = 0.25

function shareOfRtl(text: string): number {
  const rtl = text.match(/[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/g)?.length ?? 0
  return rtl / Math.max(text.match(/\p{L}/gu)?.length ?? 0, 1)
}

function isCode(draft: Draft): boolean {
  return (
    'spans' in draft &&
    draft.spans.some(({ type, start, end }) => type === 'code' && start === 0 && end === draft.text.length)
  )
}

function languageOf(text: string, dir: 'rtl' | 'ltr', declared: string | undefined): string {
  const rtlText = dir === 'rtl' ? text.replace(/[A-Za-z]+/g, ' ') : text
  const detected = detectLanguage(rtlText) ?? 'en'
  if (declared === undefined || directionOf(declared) !== dir) return cjkLanguage(text) ?? detected
  // The languages of Arabic script differ in their letters; those of Latin script do not, so the page is believed.
  if (
    dir === 'rtl' &&
    primaryLanguage(declared) !== detected &&
    TOLD_APART.has(detected) &&
    TOLD_APART.has(primaryLanguage(declared))
  )
    return detected
  return declared
}

const TOLD_APART = new Set(['ar', 'fa', 'ur', 'ps', 'ckb', 'he'])

/** Chinese, Japanese and Korean, which have no Latin letters to go by. */
function cjkLanguage(text: string): string | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  const [kana, hangul, han] = [count(/[\u3040-\u30FF]/g), count(/[\uAC00-\uD7AF]/g), count(/\p{Script=Han}/gu)]
  if (kana + hangul + han < letters / 3) return undefined
  if (hangul > han) return 'ko'
  return kana * 20 > han ? 'ja' : 'zh'
}
