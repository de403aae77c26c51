// Runs at the end of every page, once it is there: starts the app when the text can be seen. On a slow line the app would take
// the way from the text's typeface, and on a slow phone the first frame. What it starts with stands in templates, which no
// browser fetches: links to its first scripts in `#app`, and in `[data-app]` to what it asks for next. The build writes
// it into the page, so it must stay small.
const page = document.documentElement.dataset
const root = document.getElementById('root')
/** @type {(which: string) => Element[]} */
const linksIn = (which) => {
  /** @type {NodeListOf<HTMLTemplateElement>} */
  const templates = document.querySelectorAll(which)
  return [...templates].flatMap(({ content }) => [...content.children])
}
const scripts = linksIn('#app')
let isStarted = false

function start() {
  delete page['begins']
  if (isStarted) return
  isStarted = true
  // What did not come may come when there is a network again.
  load().catch(() => {
    isStarted = false
    addEventListener('online', start, { once: true })
  })
}

async function load() {
  void askForTheRest()
  for (const script of scripts) await import(script.getAttribute('href') ?? '')
}

/** One thing after the other: all in one go, it takes a slow phone longer than a finger waits. */
async function askForTheRest() {
  for (const link of linksIn('[data-app]')) {
    document.head.append(link.cloneNode())
    await new Promise((resolve) => setTimeout(resolve))
  }
}

/** Resolves when the phone has set and drawn a frame; its painting is up to other threads. */
const drawn = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))

/**
 * Resolves when what was drawn is on the screen: what the app does while it is painted, in other threads, only makes that later.
 * Not every browser tells, nor to a reader who has scrolled meanwhile.
 */
const seen = () =>
  new Promise((resolve) => {
    new PerformanceObserver(resolve).observe({ type: 'largest-contentful-paint' })
    setTimeout(resolve, 200)
  })

if (root?.matches('[data-path], [data-snapshot]')) {
  if ('waits' in page) await new Promise((resolve) => document.addEventListener('waraq:text', resolve, { once: true }))
  // A page out of sight draws no frame.
  setTimeout(start, 1000)
  await drawn()
  document.head.append(...scripts.map((script) => script.cloneNode()))
  await seen()
}
start()
