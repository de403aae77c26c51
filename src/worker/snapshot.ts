import { caches as kept } from '#core/paths.ts'
import { appearancePath, isAppearance, isSnapshot, snapshotPath, withAppearance, withSnapshot } from '#core/snapshot.ts'

/**
 * The page of the app as the reader has it, with the screen that is asked for as it was last seen: text can be read before the
 * app has started.
 *
 * @param looked where the page of the app is looked for, meanwhile
 * @returns without the screen where there is no snapshot of it; undefined if the page is not there
 */
export async function shellWithSnapshot(
  looked: Promise<Response | undefined>,
  { url }: Request,
): Promise<Response | undefined> {
  const { pathname, search } = new URL(url)
  const [shell, appearance, snapshot] = await Promise.all([
    looked,
    stored(appearancePath),
    search === '' ? stored(snapshotPath(pathname)) : undefined,
  ])
  if (!shell) return undefined
  let html = await shell.clone().text()
  if (isAppearance(appearance)) html = withAppearance(html, appearance)
  if (isSnapshot(snapshot)) html = withSnapshot(html, snapshot) ?? html
  const headers = new Headers(shell.headers)
  // Of what was sent, not of this.
  for (const name of ['Content-Encoding', 'Content-Length', 'ETag']) headers.delete(name)
  return new Response(html, { headers })
}

async function stored(path: string): Promise<unknown> {
  try {
    return await (await caches.match(path, { cacheName: kept.snapshots }))?.json()
  } catch {
    return undefined // Cut short, or the storage fails: the app does it.
  }
}
