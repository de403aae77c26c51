// Runs at the end of every page, once it is there: starts the app when the text can be seen. On a slow line the app would take
// the way from the text's typeface, and on a slow phone the first frame. What it starts with stands in templates, which no
// browser fetches: its first script as the only link in `#app`, and in `[data-app]` what it asks for next. The build writes
// it into the page, so it must stay small.
const root = document.getElementById('root')
const templates = (/** @type {string} */ which) =>
  /** @type {NodeListOf<HTMLTemplateElement>} */ (document.querySelectorAll(which))
const script = templates('#app')[0]?.content.firstElementChild
let isStarted = false

function start() {
  if (isStarted) return
  isStarted = true
  delete document.documentElement.dataset['begins']
  for (const { content } of templates('[data-app]')) document.head.append(content.cloneNode(true))
  // What did not come may come when there is a network again.
  import(script?.getAttribute('href') ?? '').catch(() => {
    isStarted = false
    addEventListener('online', start, { once: true })
  })
}

/**
 * Resolves when the text is on the screen: what the app does while it is painted, in other threads, only makes that later. Not
 * every browser tells, nor to a reader who has scrolled meanwhile.
 */
const seen = () =>
  new Promise((resolve) => {
    new PerformanceObserver(resolve).observe({ type: 'largest-contentful-paint' })
    requestAnimationFrame(() => setTimeout(() => setTimeout(resolve, 200)))
  })

if (root?.matches('[data-path], [data-snapshot]')) {
  // A page out of sight draws no frame.
  setTimeout(start, 1000)
  if ('waits' in document.documentElement.dataset)
    await new Promise((resolve) => document.addEventListener('waraq:text', resolve, { once: true }))
  // The typeface has come: while the phone sets the text, the largest part is on its way.
  if (script) document.head.append(script.cloneNode())
  await seen()
}
start()
