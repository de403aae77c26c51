import { messageSW } from 'workbox-window'
import { newSince } from '#core/releases.ts'

/** Milliseconds for the worker to answer. What it has to say is worth no longer wait. */
const PATIENCE = 2000

/**
 * What the version of the app brings that waits, or that another tab has changed to: its own worker says it, so that it
 * is known without a network. Nothing where it says nothing. Never rejects.
 *
 * @returns a few short lines, the newest first
 */
export async function whatIsNew(language: 'ar' | 'en'): Promise<string[]> {
  try {
    const registration = await navigator.serviceWorker.getRegistration()
    const worker = registration?.waiting ?? registration?.active
    return worker ? newSince(import.meta.env.VITE_VERSION, await ask(worker), language) : []
  } catch {
    return [] // No workers here.
  }
}

function ask(worker: ServiceWorker): Promise<unknown> {
  const silence = new Promise((resolve) => setTimeout(resolve, PATIENCE))
  return Promise.race([messageSW(worker, { type: 'WHAT_IS_NEW' }), silence])
}
