import { paths } from '#core/paths.ts'
import { languages } from '#i18n/languages.ts'
import { base } from './base.ts'

/** Not in TypeScript's library: only Chromium's browsers have it. */
interface LaunchQueue {
  setConsumer: (consumer: (launch: { targetURL?: string }) => void) => void
}

/**
 * The installed app is opened while it is open: no new window comes (`launch_handler` in the manifest), the one that is
 * there is told. Its icon leaves the reader where they are; a shortcut or a link leads where it says.
 *
 * @param go leads to an address without the base path
 */
export function watchLaunches(go: (address: string) => void): void {
  const { launchQueue } = globalThis as { launchQueue?: LaunchQueue }
  launchQueue?.setConsumer(({ targetURL }) => {
    // The first launch is the one that opened this window.
    if (targetURL === undefined || targetURL === location.href) return
    const { origin, pathname, search, hash } = new URL(targetURL)
    if (origin !== location.origin || !pathname.startsWith(`${base}/`)) return
    const address = pathname.slice(base.length) + search + hash
    const isIcon = Object.keys(languages).some((ui) => address === paths.library(ui))
    if (!isIcon) go(address)
  })
}
