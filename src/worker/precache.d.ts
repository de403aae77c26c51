/** The files of the app, written by the build (`build/workerPlugin.ts`). */
declare module 'virtual:precache' {
  import type { PrecacheEntry } from 'workbox-precaching'
  export const precache: (PrecacheEntry & { integrity: string })[]
}
