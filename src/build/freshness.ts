import { createHash } from 'node:crypto'
import { access, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { cached, filesIn, isTest } from './cache.ts'

/** Files beside the folders `src`, `public` and the articles that change what is built. */
const FILES = ['index.html', 'package-lock.json', 'package.json', 'vite.config.ts']
const VARIABLES = ['BASE_PATH', 'SITE_URL', 'CONTENT_DIR', 'PRERENDER', 'CARDS']

/** A hash of all that a build is made of. */
export async function inputsHash(root: string, environment = process.env): Promise<string> {
  const folders = ['src', 'public', ...(environment['CONTENT_DIR'] === undefined ? [] : [environment['CONTENT_DIR']])]
  const hash = createHash('sha256')
  for (const variable of VARIABLES) hash.update(`${variable}=${environment[variable] ?? ''}\0`)
  for (const folder of folders) {
    for (const name of await filesIn(resolve(root, folder)).catch(() => [])) {
      if (isTest(name)) continue
      hash.update(`${folder}/${name}\0`).update(await readFile(resolve(root, folder, name)))
    }
  }
  for (const name of FILES) hash.update(`${name}\0`).update(await readFile(join(root, name)))
  return hash.digest('hex')
}

/** Whether `dist` is there and made of what is here now. */
export async function isFresh(root: string): Promise<boolean> {
  try {
    await access(join(root, 'dist/sw.js')) // The last file that a build writes.
    return (await readFile(stamp(root), 'utf8')) === (await inputsHash(root))
  } catch {
    return false
  }
}

export async function rememberBuild(root: string, inputs: string): Promise<void> {
  await mkdir(resolve(stamp(root), '..'), { recursive: true })
  await writeFile(stamp(root), inputs)
}

export async function forgetBuild(root: string): Promise<void> {
  await rm(stamp(root), { force: true })
}

function stamp(root: string): string {
  return cached(root, 'built')
}
