import type { WorkboxPlugin } from 'workbox-core'

/**
 * Gives every request so many milliseconds, its body included. Without it one file that never comes holds up the
 * worker and every later one (offline, failures 3 and 4).
 */
export function deadline(milliseconds: number): WorkboxPlugin {
  return {
    requestWillFetch: async ({ request }) => new Request(request, { signal: AbortSignal.timeout(milliseconds) }),
  }
}
