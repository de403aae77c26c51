import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'

/** What a build keeps for the next one, in the folder of the project. It may be thrown away at any time. */
const CACHE = 'node_modules/.cache/waraq'

/** A file or folder that is kept between builds. */
export function cached(root: string, name: string): string {
  return join(root, CACHE, name)
}

/** The beginning of the SHA-256 of some contents together, in hexadecimal: as good as different for different ones. */
export function fingerprint(...contents: (Uint8Array | string)[]): string {
  const hash = createHash('sha256')
  for (const content of contents) {
    // With its length, so that what is moved from one to the next counts.
    hash.update(`${content.length} `).update(content)
  }
  return hash.digest('hex').slice(0, 32)
}

/** A hash of source files, named relative to the root; a folder stands for all in it but the tests. */
export async function sourcesHash(root: string, names: string[]): Promise<string> {
  const contents: (Uint8Array | string)[] = []
  for (const name of names) {
    const inside = /\.\w+$/.test(name) ? [name] : (await filesIn(join(root, name))).map((file) => `${name}/${file}`)
    for (const file of inside) {
      if (!isTest(file)) contents.push(file, await readFile(join(root, file)))
    }
  }
  return fingerprint(...contents)
}

/** What was kept under a name by `keep`; `undefined` if there is nothing that can be read. */
export async function kept(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** Keeps a value for the next build. */
export function keep(file: string, value: unknown): Promise<void> {
  return keepFile(file, JSON.stringify(value))
}

/** Writes a file that is kept, whole or not at all. */
export async function keepFile(file: string, content: Uint8Array | string): Promise<void> {
  const draft = `${file}.${process.pid}`
  await mkdir(dirname(file), { recursive: true })
  await writeFile(draft, content)
  await rename(draft, file)
}

/** What is kept of a folder that nobody built from or into for so long is thrown away, in milliseconds. */
const KEPT_FOR = 30 * 24 * 3_600_000

/**
 * A folder for what this build makes on its way. What builds that were stopped left behind is thrown away, and what was
 * kept of folders that are used no more.
 */
export async function workFolder(root: string): Promise<string> {
  for (const name of await readdir(join(root, CACHE)).catch(() => [])) {
    const file = join(root, CACHE, name)
    const [, pid] = /^build-(\d+)$/.exec(name) ?? []
    const isOver = pid === undefined ? name.endsWith('.json') && (await isOld(file)) : !isRunning(Number(pid))
    if (isOver) await rm(file, { recursive: true, force: true })
  }
  const folder = cached(root, `build-${process.pid}`)
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  return folder
}

/** The files of a folder and its folders, with `/` between names, in order. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted()
}

export function isTest(name: string): boolean {
  return /\.test\.tsx?$/.test(name)
}

async function isOld(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => undefined)
  return found !== undefined && Date.now() - found.mtimeMs > KEPT_FOR
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Somebody else's, then.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
