import { test } from 'vitest'
test('x', () => {
  const d = document.createElement('dialog')
  console.log({
    mm: typeof globalThis.matchMedia, io: typeof globalThis.IntersectionObserver, ro: typeof globalThis.ResizeObserver,
    showModal: typeof d.showModal, scrollTo: typeof window.scrollTo, caches: typeof globalThis.caches, locks: typeof navigator.locks,
    share: 'share' in navigator, clip: typeof navigator.clipboard, fonts: typeof document.fonts, bc: typeof BroadcastChannel, langs: navigator.languages,
    storage: typeof navigator.storage, idb: typeof indexedDB, url: location.href, subtle: typeof crypto.subtle, print: typeof window.print, base: import.meta.env.BASE_URL,
    ver: import.meta.env.VITE_VERSION, caret: 'caretPositionFromPoint' in document, canParse: typeof URL.canParse, tz: Intl.DateTimeFormat().resolvedOptions().timeZone, sy: window.scrollY
  })
  window.scrollTo({top: 300, behavior:'instant'}); console.log(window.scrollY)
  document.body.append(d); d.showModal(); console.log(d.open)
})
