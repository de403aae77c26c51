// Runs in the head of every page, before anything is drawn: the reader's paper and type, and the language and direction of the
// interface; and nothing at all inside a page of another site, where a host sends no header that forbids it. The build
// writes it into the page, with the base path in its place, so it must stay small, and it must not fail where storage is
// forbidden. Keep the names of what is stored in step with src/device/preferences.ts. It also sees which typefaces do not come
// in time: they would move what the reader begins to read, so they wait for src/app/lateFaces.ts. Until that is known the text
// is not laid out: see `data-waits` in base.css. When it is, other scripts hear `waraq:text`.
;(() => {
  /** Milliseconds that the text waits for its typeface, and for the others of the screen. */
  const LONGEST = 500
  const SOON = 100
  /** So many elements at the top of a screen have all its typefaces. */
  const MOST = 24
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

  try {
    const { paper, tashkeel, ...type } = JSON.parse(stored('waraq.preferences') ?? '{}')
    const isName = (/** @type {unknown} */ value) => typeof value === 'string' && /^[a-z]+$/.test(value)
    if (isName(paper)) page.dataset['paper'] = paper
    if (tashkeel === 'hidden') page.dataset['tashkeel'] = tashkeel
    for (const script of ['arabic', 'latin']) {
      const { face, size } = type[script] ?? {}
      if (isName(face)) page.dataset[script] = face
      if (size >= 14 && size <= 34) page.style.setProperty(`--${script}-size`, size / 16 + 'rem')
    }
  } catch {
    // What was stored is damaged: the paper of the system will do.
  }

  const wait = (/** @type {number} */ time) => new Promise((resolve) => setTimeout(resolve, time))
  const faces = (/** @type {string} */ status) =>
    [...document.fonts].filter((face) => face.status === status).map(({ family }) => family.replace(/"|Waraq /g, ''))

  // What is not there by now stays out of this screen.
  const leaveOut = () => {
    const loaded = faces('loaded')
    const late = faces('loading').filter((family) => !loaded.includes(family))
    // Labels are then in the face of the text: only if that is there, too.
    const text = page.lang === 'ar' ? 'Naskh' : 'Literata'
    if (late.includes('Readex') && !loaded.includes(text)) late.push(text)
    page.dataset['late'] = [page.dataset['late'], ...late].join(' ')
  }
  document.fonts.addEventListener('loading', () => void wait(LONGEST).then(leaveOut))

  // Asks for the typefaces of elements, as laying them out would.
  const ask = (/** @type {string} */ selector) =>
    Promise.allSettled(
      [...document.querySelectorAll(selector)].slice(0, MOST).map((element) => {
        const { fontWeight, fontFamily } = getComputedStyle(element)
        const ours = fontFamily.match(/"Waraq (?:(?!Fallback)[^"])+"/g)?.join() ?? fontFamily
        return document.fonts.load(`${fontWeight} 1em ${ours}`, element.textContent.replace(/\P{L}/gu, ''))
      }),
    )
  page.dataset['waits'] =
    /naskh|literata/.exec(document.querySelector('link[as=font]')?.getAttribute('href') ?? '')?.[0] ?? ''
  // A page that stops half-way shows what has come.
  const parsed = new Promise((resolve) => document.addEventListener('readystatechange', resolve, { once: true }))
  void Promise.race([wait(LONGEST), parsed]).then(async () => {
    const soon = wait(SOON)
    await Promise.race([wait(LONGEST), ask('main h1')])
    await Promise.race([
      soon,
      Promise.allSettled([ask('main [lang]'), document.fonts.load('1em "Waraq Readex"', 'اa')]),
    ])
    leaveOut()
    delete page.dataset['waits']
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
