/** Milliseconds: words without their styles are better than none. */
const LONGEST = 3000

/**
 * Resolves when the styles are there of what is drawn beside the library and an article: the other screens, and the sheets
 * (the layer `beside`). No page waits for them that is drawn at build; whatever needs them has to, before it is drawn.
 */
export async function besideStyles(): Promise<void> {
  // Nothing is drawn at build with styles.
  if (!('document' in globalThis)) return
  const link = document.querySelector<HTMLLinkElement>('link[data-beside]')
  // While the app is written, all styles are in one place.
  if (!link || link.sheet) return
  await new Promise<void>((resolve) => {
    const done = () => resolve()
    link.addEventListener('load', done)
    link.addEventListener('error', done)
    setTimeout(done, LONGEST)
  })
  // They did not come: the next time they may.
  if (!link.sheet) link.replaceWith(link.cloneNode())
}
