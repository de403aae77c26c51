// Runs in the page that the service worker answers with, before it is first drawn. Where that shows the screen as it was last
// seen (src/core/snapshot.ts), it brings back what the security policy forbids in markup, and the place. The build writes it
// into the page, so it must stay small. Keep the name of what is stored in step with src/app/ScrollPositions.tsx.
;(() => {
  const root = document.getElementById('root')
  const data = root?.dataset
  if (data?.['snapshot'] === undefined) return
  const page = document.documentElement
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('#root [data-style]'))) {
    element.style.cssText = element.dataset['style'] ?? ''
  }

  // The text is not laid out before: see firstPaint.js.
  if ('waits' in page.dataset) document.addEventListener('waraq:text', goToPlace, { once: true })
  else goToPlace()

  function goToPlace() {
    // What the address names the browser finds by itself.
    const block = location.hash ? null : document.getElementById(data?.['block'] ?? '')
    const top = block ? 0 : keptTop()
    // All is laid out, not only what a phone shows of the beginning.
    if (block || top) delete page.dataset['begins']
    if (block) return hold(block)
    if (top) scrollTo(0, top)
    // To ask where that is lays the page out, which is not yet due where it begins at its top.
    if (top && data) data['snapshot'] = `${scrollY}`
  }

  /** The stretches about the place are laid out with the first frames, and are not as high then as they were taken to be. */
  function hold(/** @type {HTMLElement} */ block) {
    const away = () => block.getBoundingClientRect().top - Number(data?.['top'])
    const observer = new ResizeObserver(() => {
      // The app has come, or the reader has gone on; but browsers hold what is in sight, too.
      const isElsewhere = Math.abs(scrollY - Number(data?.['snapshot'])) > 2 && Math.abs(away()) > 2
      if (!block.isConnected || isElsewhere) observer.disconnect()
      else goTo()
    })
    const goTo = () => {
      scrollBy(0, away())
      if (data) data['snapshot'] = `${scrollY}`
    }
    goTo()
    if (root) observer.observe(root)
  }

  function keptTop() {
    // A tab that was opened just now remembers nothing, and to ask its memory keeps the page waiting.
    const [load] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType('navigation'))
    if (load?.type === 'navigate' && history.length === 1) return 0
    const screen = location.pathname.slice('%BASE%'.length - 1).replace(/^\/[^/]*/, '')
    try {
      /** @type {[string, number][]} */
      const positions = JSON.parse(sessionStorage.getItem('waraq.scroll') ?? '[]')
      return positions.find(([name]) => name === screen)?.[1]
    } catch {
      return 0 // Storage is forbidden: the app begins at the top then, too.
    }
  }
})()
