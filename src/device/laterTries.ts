/** Milliseconds until what failed is tried again; after the last not until there is a network again. */
const WAITS = [30_000, 60_000, 120_000, 240_000, 480_000]

/**
 * Tries something again after it failed: when the browser says that there is a network again, or after a while, each time
 * a longer one.
 *
 * @returns to be called at each failure
 */
export function laterTries(attempt: () => void): () => void {
  let failures = 0
  return () => {
    const again = () => {
      clearTimeout(timer)
      removeEventListener('online', again)
      attempt()
    }
    const wait = WAITS[failures++]
    const timer = wait === undefined ? undefined : setTimeout(again, wait)
    addEventListener('online', again)
  }
}

/**
 * Loads a part of the app that no screen waits for, however often the network fails it (offline, failures 7 and 20).
 *
 * @param failed is told of each failure
 */
export function untilLoaded<Part>(load: () => Promise<Part>, failed?: () => void): Promise<Part> {
  return new Promise((resolve) => {
    const attempt = () =>
      void load().then(resolve, () => {
        failed?.()
        tryAgain()
      })
    const tryAgain = laterTries(attempt)
    attempt()
  })
}
