import { cp, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { filesIn } from '#build/cache.ts'
import { precacheOf } from '#build/workerPlugin.ts'

/** In what a release of the app differs from the one that was built. */
export interface Change {
  /** A few letters or digits: every script has another name by them, as after a change of the code. */
  mark?: string
  /** What is added to the host’s rules for headers. */
  rules?: string
}

/**
 * Makes another release out of a built one: another name for every script, and a service worker with the list that the
 * build itself would write for these files. To build it all anew would take as long as the tests.
 *
 * @param from the folder of the built one
 * @param into a folder that does not exist yet
 */
export async function makeRelease(from: string, into: string, { mark, rules }: Change): Promise<void> {
  await cp(from, into, { recursive: true })
  if (mark !== undefined) await renameScripts(into, mark)
  if (rules !== undefined) await edit(join(into, '_headers'), (text) => `${text}\n${rules}\n`)
  const entries = await precacheOf(into, () => undefined)
  await edit(join(into, 'sw.js'), (code) => {
    const list = /\[\{url:[^\]]*\]/
    if (!list.test(code)) throw new Error('the service worker has no list of files')
    return code.replace(list, JSON.stringify(entries))
  })
}

export interface ReleaseFiles {
  folder: string
  /** The name of the app’s own script in every page of it. */
  script: string
  /** The addresses under which its service worker keeps the files of the app. */
  files: string[]
}

/** What a release is known by on a device. */
export async function filesOf(folder: string): Promise<ReleaseFiles> {
  const shell = await readFile(join(folder, 'shell.html'), 'utf8')
  const entries = await precacheOf(folder, () => undefined)
  return {
    folder,
    script: /<template id="app">.*?href="\/assets\/([^"]+)"[^>]*><\/template>/.exec(shell)?.[1] ?? '',
    files: entries.map(({ url, revision }) => `/${url}${revision === null ? '' : `?__WB_REVISION__=${revision}`}`),
  }
}

async function renameScripts(folder: string, mark: string): Promise<void> {
  const names = await filesIn(folder)
  const hashes = new Set(names.map((name) => /^assets\/.*-([\w-]{8}\.js)$/.exec(name)?.[1]))
  const renamed = (text: string) =>
    text.replaceAll(/[\w-]{8}\.js\b/g, (hash) => (hashes.has(hash) ? mark + hash.slice(mark.length) : hash))
  for (const name of names) {
    const path = join(folder, name)
    if (/\.(?:html|js)$/.test(name)) await edit(path, renamed)
    if (renamed(name) !== name) await rename(path, join(folder, renamed(name)))
  }
}

async function edit(path: string, change: (text: string) => string): Promise<void> {
  await writeFile(path, change(await readFile(path, 'utf8')))
}
