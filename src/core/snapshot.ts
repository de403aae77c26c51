import { attributesAsMarkup, escapeMarkup } from './publishing/markup.ts'

/** A screen as it was last seen on this device: shown again at once on the next visit, until the app is there. */
export interface Snapshot {
  /** The address of the first script of the app that drew it: what it drew fits its own style sheets only. */
  app: string
  title: string
  /** What stood in `#root`, as markup; style attributes, which the security policy forbids, are `data-style` in it. */
  body: string
  /** The addresses of the fonts that it was drawn with: to be there before the first line is set. */
  fonts: string[]
  /** A block of an article, by its id, and how far below the upper edge of the window it stood, in CSS pixels. */
  at?: { block: string; top: number }
}

/** Whether something that was stored is a snapshot. */
export function isSnapshot(value: unknown): value is Snapshot {
  const { app, title, body, fonts, at } = { ...(value as Partial<Snapshot> | undefined) }
  return (
    Array.isArray(fonts) &&
    [app, title, body, ...fonts].every((text) => typeof text === 'string') &&
    (at === undefined || (typeof at.block === 'string' && typeof at.top === 'number'))
  )
}

/**
 * Puts a snapshot into the page of the app.
 *
 * @param shell the HTML of that page, in which `app/showSnapshot.js` finds what is given here
 * @returns undefined if another version of the app has drawn it
 */
export function withSnapshot(shell: string, { app, title, body, fonts, at }: Snapshot): string | undefined {
  if (!shell.includes(`"${app}"`)) return undefined
  const place = attributesAsMarkup({ 'data-block': at?.block, 'data-top': at?.top })
  const links = fonts
    .filter((font) => !shell.includes(`"${font}"`))
    .map((font) => `<link rel="preload" href="${escapeMarkup(font)}" as="font" type="font/woff2" crossorigin>`)
  // All of it is here at once: a frame before its end would only show a part, and keep the text waiting.
  links.push('<link rel="expect" href="#show" blocking="render">')
  return shell
    .replace(/<title>[^<]*<\/title>/, () => `<title>${escapeMarkup(title)}</title>${links.join('')}`)
    .replace('<div id="root">', () => `<div id="root" data-snapshot${place}>${body}`)
}

/**
 * How the reader has every screen: what `app/firstPaint.js` would else ask local storage for, which keeps a page waiting while
 * the browser opens that.
 */
export interface Appearance {
  /** As in local storage (`device/preferences.ts`). */
  preferences: string
  /** The style of the root element: the reader's type. */
  style: string
}

/** Whether something that was stored is an appearance. */
export function isAppearance(value: unknown): value is Appearance {
  const { preferences, style } = { ...(value as Partial<Appearance> | undefined) }
  return typeof preferences === 'string' && typeof style === 'string'
}

/** Puts the appearance into the page of the app, where `app/firstPaint.js` finds it. */
export function withAppearance(shell: string, { preferences, style }: Appearance): string {
  return shell.replace(
    '<html',
    () => `<html${attributesAsMarkup({ 'data-preferences': preferences, 'data-style': style })}`,
  )
}

/** The path under which the appearance is stored. No screen has it: theirs begin with a language. */
export const appearancePath = '/appearance'

/** The path under which the snapshot of a screen is stored. */
export function snapshotPath(pathname: string): string {
  return pathname.replace(/\/$/, '')
}
