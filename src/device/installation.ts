import { readText, writeText } from './smallStorage.ts'
import { createStore } from './store.ts'

/** Not in TypeScript's library: only Chromium's browsers send it. */
interface BeforeInstallPromptEvent extends Event {
  prompt: () => Promise<unknown>
}

/** Whether the app is installed, can be by a button, or only through the browser's own menu. */
export type Installation = 'installed' | 'possible' | 'byHand'

export const startingInstallation: Installation = 'byHand'
export const installation = createStore<Installation>(startingInstallation)

/** Whether the screens offer the reader to install. */
export const installationOffered = createStore(false)

/** Remembers that it was offered: once is enough, whatever the answer. */
const OFFERED = 'waraq.installationOffered'

let offer: BeforeInstallPromptEvent | undefined

/** Watches for the browser's offer. It is kept for the reader's own button; the browser's banner never comes up. */
export function watchInstallation(): void {
  if (matchMedia('(display-mode: standalone)').matches) installation.set('installed')
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    offer = event as BeforeInstallPromptEvent
    installation.set('possible')
  })
  addEventListener('appinstalled', () => {
    offer = undefined
    installation.set('installed')
    installationOffered.set(false)
  })
}

/**
 * Offers to install, once on this device and only where it can be done: to be called when the reader has shown that they
 * come to stay, with a second article finished or all articles saved.
 */
export function offerInstallation(): void {
  const canBeDone = installation.get() === 'possible' || (installation.get() === 'byHand' && hasHomeScreen())
  if (!canBeDone || readText(OFFERED) !== undefined) return
  writeText(OFFERED, 'yes')
  installationOffered.set(true)
}

/** Asks the reader, through the browser. An offer can be used once. */
export async function install(): Promise<void> {
  const current = offer
  offer = undefined
  installation.set('byHand')
  installationOffered.set(false)
  await current?.prompt()
}

/** Whether the app is put on the home screen by the share sheet, as on iPhone and iPad: there no browser asks. */
export function hasHomeScreen(): boolean {
  // An iPad calls itself a Macintosh, but no Macintosh can be touched.
  return (
    /iPhone|iPad/.test(navigator.userAgent) || (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1)
  )
}
