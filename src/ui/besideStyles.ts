/** Milliseconds: words without their styles are better than none. */
const LONGEST = 3000

/**
 * Resolves when the styles are there of what no page is drawn with at build (the layer `beside`): the other screens, sheets,
 * and what only the app shows. Whatever needs them waits for them before it is drawn. In the page that is stored they stand.
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
