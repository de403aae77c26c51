import { offlinePage } from './offlinePage.ts'

/** Milliseconds for the first word of an answer: nobody looks at an empty page for longer. */
const PATIENCE = 8000

/**
 * The page of a visit when the browser has thrown away the app: as the host has it, and where nothing comes in time a
 * sentence of our own. Never rejects.
 */
export async function pageFromNetwork(request: Request): Promise<Response> {
  const tooLate = new AbortController()
  const timer = setTimeout(() => tooLate.abort(), PATIENCE)
  try {
    const response = await fetch(request, { signal: tooLate.signal })
    // What the host says is not there is not there; but a broken one says nothing of use.
    return response.status < 500 ? response : offlinePage()
  } catch {
    return offlinePage()
  } finally {
    clearTimeout(timer)
  }
}
