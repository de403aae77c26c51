import { createStore } from './store.ts'

/** Not in TypeScript's library: only Chromium's browsers send it. */
interface BeforeInstallPromptEvent extends Event {
  prompt: () => Promise<unknown>
}

/** Whether the app is installed, can be by a button, or only through the browser's own menu. */
export type Installation = 'installed' | 'possible' | 'byHand'

export const startingInstallation: Installation = 'byHand'
export const installation = createStore<Installation>(startingInstallation)

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
  })
}

/** Asks the reader, through the browser. An offer can be used once. */
export async function install(): Promise<void> {
  const current = offer
  offer = undefined
  installation.set('byHand')
  await current?.prompt()
}
