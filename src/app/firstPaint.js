// Runs in the head of every page, before anything is drawn: the reader's paper and type, and the language and direction of the
// interface; and nothing at all inside a page of another site, where a host sends no header that forbids it. The build
// writes it into the page, with the base path in its place, so it must stay small, and it must not fail where storage is
// forbidden. Keep the names of what is stored in step with src/device/preferences.ts. It also awaits the typefaces of the
// first screen: until they are there the text is not laid out (`data-waits` in base.css), and what has not come by then would
// move what the reader begins to read, so it waits for src/app/lateFaces.ts. Other scripts hear `waraq:text`.
;(() => {
  /** Milliseconds that the text waits for its typeface, and then, on a line that is quick, for the others of the screen. */
  const LONGEST = 500
  const SOON = 200
  const base = '%BASE%'
  const page = document.documentElement
  page.hidden = self !== top
  const stored = (/** @type {string} */ name) => {
    try {
      return localStorage.getItem(name)
    } catch {
      return null
    }
  }

  /** The faces that the page preloads, by the names of their files: of a page that is on the device, all. */
  const awaited = new Set(
    [...document.querySelectorAll('link[as=font]')].map(
      (link) => /([a-z]+)-[^/]*$/.exec(link.getAttribute('href') ?? '')?.[1] ?? '',
    ),
  )
  const script = awaited.has('naskh') ? 'arabic' : 'latin'
  /** Those of words in the other script. */
  const otherFaces = [script === 'arabic' ? 'literata' : 'naskh']
  try {
    // The worker has put both into a page that it keeps: local storage keeps the page waiting while the browser opens it.
    const { preferences, style } = page.dataset
    const { paper, tashkeel, ...type } = JSON.parse(preferences ?? stored('waraq.preferences') ?? '{}')
    if (style !== undefined) page.style.cssText = style
    const isName = (/** @type {unknown} */ value) => typeof value === 'string' && /^[a-z]+$/.test(value)
    if (isName(paper)) page.dataset['paper'] = paper
    if (tashkeel === 'hidden') page.dataset['tashkeel'] = tashkeel
    for (const each of ['arabic', 'latin']) {
      const { face, size } = type[each] ?? {}
      if (isName(face)) {
        page.dataset[each] = face
        if (each === script) awaited.add(face)
        else otherFaces.push(face)
      }
      if (style === undefined && size >= 14 && size <= 34) page.style.setProperty(`--${each}-size`, size / 16 + 'rem')
    }
  } catch {
    // What was stored is damaged: the paper of the system will do.
  }

  const wait = (/** @type {number} */ time) => new Promise((resolve) => setTimeout(resolve, time))
  /** The names of the faces that have come, as in `tokens.css`. */
  const there = new Set()
  const ask = (/** @type {Iterable<string>} */ faces) =>
    Promise.all(
      [...faces].map(async (face) => {
        const name = face.replace(/./, (letter) => letter.toUpperCase())
        // Those of two weights have a file for each; in the others lie all.
        const styles = face === 'italic' ? ['italic'] : /amiri|plex/.test(face) ? ['400', '700'] : ['400']
        const family = face === 'italic' ? 'Literata' : name
        const families = ['', ' Small', ' Latin'].map((kind) => `"Waraq ${family}${kind}"`).join()
        const come = styles.map((style) => document.fonts.load(`${style} 1em ${families}`, 'اa'))
        await Promise.all(come).then(
          () => there.add(name),
          () => undefined,
        )
      }),
    )

  page.dataset['waits'] = ''
  void Promise.race([wait(LONGEST), ask(awaited)]).then(async () => {
    // A label's face, those of words in the other script, and that of emphasis, if there are any.
    const others = ['readex']
    const hasLetters = (/** @type {RegExp} */ letters, /** @type {string} */ which) =>
      [...document.querySelectorAll(which)].some(({ textContent }) => letters.test(textContent ?? ''))
    if (hasLetters(script === 'arabic' ? /[a-z]/i : /[ء-ي]/, 'main')) others.push(...otherFaces)
    if (hasLetters(/[a-z]/i, 'main em')) others.push('italic')
    // Over a line that was slow they would not come soon, and only take it from the app. What came from memory has no entry yet.
    const fonts = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.woff2'))
    const isQuick = fonts.length === 0 ? there.size > 0 : fonts.some(({ duration }) => duration < SOON)
    if (isQuick) await Promise.race([wait(SOON), ask(others)])
    const isLate = (/** @type {string} */ name) => !there.has(name)
    const late = ['Readex', 'Naskh', 'Literata', 'Italic'].filter(
      (name) => isLate(name) && [...awaited, ...others].includes(name.toLowerCase()),
    )
    // Labels are then in the face of the text: only if that is there, too.
    if (late.includes('Readex') && isLate(page.lang === 'ar' ? 'Naskh' : 'Literata')) late.push('labels')
    page.dataset['late'] = late.join(' ')
    delete page.dataset['waits']
    // Until it is seen, only what a phone shows is laid out, but where the reader begins further down (`showSnapshot.js`).
    // An empty page the app draws, and may have begun to.
    if (!location.hash && document.querySelector('[data-path], [data-snapshot]')) page.dataset['begins'] = ''
    setTimeout(() => delete page.dataset['begins'], LONGEST)
    document.dispatchEvent(new Event('waraq:text'))
  })

  const spoken = /^(ar|en)\b/
  const asked = spoken.exec(location.pathname.slice(base.length))?.[0]
  const wanted =
    asked ??
    [stored('waraq.ui') ?? '', ...navigator.languages].map((tag) => spoken.exec(tag)?.[0]).find(Boolean) ??
    'ar'
  page.lang = wanted
  page.dir = wanted === 'ar' ? 'rtl' : 'ltr'
  // The page for offline visits is of no language; a browser that installs the app now would take this for its name.
  document.querySelector('link[rel=manifest]')?.setAttribute('href', base + 'manifest.' + wanted + '.webmanifest')
  // The bare address is the library in the reader's language, without a round trip.
  if (location.pathname === base) {
    history.replaceState(null, '', base + wanted + '/' + location.search + location.hash)
  }
})()
