import { caches as kept } from '#core/paths.ts'
import { isSnapshot, snapshotPath, withSnapshot } from '#core/snapshot.ts'

/**
 * The page of the app with the screen that is asked for as it was last seen: text can be read before the app has started.
 *
 * @param looked where the page of the app is looked for, meanwhile
 * @returns it as it is where there is no snapshot of that screen; undefined if it is not there
 */
export async function shellWithSnapshot(
  looked: Promise<Response | undefined>,
  { url }: Request,
): Promise<Response | undefined> {
  const [shell, snapshot] = await Promise.all([looked, stored(new URL(url))])
  if (!shell || !isSnapshot(snapshot)) return shell
  const html = withSnapshot(await shell.clone().text(), snapshot)
  if (html === undefined) return shell
  const headers = new Headers(shell.headers)
  // Of what was sent, not of this.
  for (const name of ['Content-Encoding', 'Content-Length', 'ETag']) headers.delete(name)
  return new Response(html, { headers })
}

async function stored({ pathname, search }: URL): Promise<unknown> {
  if (search !== '') return undefined
  try {
    return await (await caches.match(snapshotPath(pathname), { cacheName: kept.snapshots }))?.json()
  } catch {
    return undefined // Cut short, or the storage fails: the app draws it.
  }
}
