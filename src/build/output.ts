import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, statSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { cached, filesIn, fingerprint, keep, kept } from './cache.ts'
import type { SiteFile } from './content.ts'

/**
 * The folder of the site while it is built anew. New files wait elsewhere until everything is there; then they take
 * their places, and what nobody asked for goes. What is there already and would be the same is not touched.
 */
export interface Output {
  /** Where new files wait, each as it will lie in the site. */
  waiting: string
  /** The files that an earlier build wrote and that are as it left them, with the keys of what they were made of. */
  there: ReadonlyMap<string, string>
  /** Says that a file belongs to the site: it is there, made of the same, or it waits. */
  want: (name: string, key: string) => void
  /** Adds a file to the site. It is only made if it is not there already. */
  add: (name: string, file: SiteFile) => Promise<void>
  /** The same for a file that other steps of the build look at where it waits. */
  put: (name: string, content: Uint8Array | string) => Promise<void>
  /** Makes the folder what was wanted, no more and no less. */
  finish: () => Promise<void>
}

/** What a build wrote: the name of a file, the key of what it was made of, and signs that nobody touched it since. */
type Written = [name: string, key: string, size: number, time: number]

/** What other files ask for takes its place first, and last the service worker, which asks for all (README, “Deploy”). */
const FIRST = ['assets', 'articles']
const LAST = 'sw.js'

/**
 * Opens the folder of a site for a build.
 *
 * @param options.waiting a folder for new files; they are only moved if it lies on the same disk
 * @param options.isOurs whether nothing but the site is to be in the folder; else what no build wrote stays
 */
export async function openOutput(options: {
  root: string
  dist: string
  waiting: string
  isOurs: boolean
}): Promise<Output> {
  const { root, dist, waiting, isOurs } = options
  const record = cached(root, `written-${fingerprint(dist)}.json`)
  // Written below; a build of another version at worst does all the work again.
  const before = ((await kept(record)) ?? []) as Written[]
  const unchanged = before.filter(([name, , size, time]) => isAsLeft(join(dist, name), size, time))
  const there = new Map(unchanged.map(([name, key]) => [name, key]))
  const wanted = new Map<string, string>()
  const write = async (name: string, content: Uint8Array | string) => {
    await mkdir(dirname(join(waiting, name)), { recursive: true })
    await writeFile(join(waiting, name), content)
  }

  return {
    waiting,
    there,
    want: (name, key) => void wanted.set(name, key),
    async add(name, { key, content }) {
      wanted.set(name, key)
      if (there.get(name) !== key) await write(name, await content())
    },
    async put(name, content) {
      wanted.set(name, fingerprint(content))
      await write(name, content)
    },
    async finish() {
      const staying = unchanged.filter(([name, key]) => wanted.get(name) === key)
      // Whoever stops a build in its last second has the next one look at all that this one touches.
      await keep(record, staying)
      for (const name of staying.map(([each]) => each)) rmSync(join(waiting, name), { force: true })

      mkdirSync(dist, { recursive: true })
      const tops = readdirSync(waiting).filter((name) => !FIRST.includes(name) && name !== LAST)
      for (const name of [...FIRST, ...tops, LAST]) {
        if (existsSync(join(waiting, name))) move(join(waiting, name), join(dist, name))
      }
      const others = isOurs ? await filesIn(dist) : before.map(([name]) => name)
      for (const name of others) if (!wanted.has(name) && !name.startsWith('.git/')) remove(name, dist)

      const names = new Set(staying.map(([name]) => name))
      const written = [...wanted].filter(([name]) => !names.has(name))
      await keep(record, [...staying, ...written.map(([name, key]) => writtenNow(name, key, dist))])
    },
  }
}

function isAsLeft(file: string, size: number, time: number): boolean {
  const found = statSync(file, { throwIfNoEntry: false })
  return found !== undefined && found.isFile() && found.size === size && found.mtimeMs === time
}

/** Throws if the file was wanted, and never written. */
function writtenNow(name: string, key: string, dist: string): Written {
  const { size, mtimeMs } = statSync(join(dist, name))
  return [name, key, size, mtimeMs]
}

/** Moves a file, or a folder with all in it, into the place of what is there; of a folder that is there the rest stays. */
function move(from: string, to: string): void {
  const there = statSync(to, { throwIfNoEntry: false })
  const isFolder = statSync(from).isDirectory()
  if (there?.isDirectory() === true && isFolder) {
    for (const name of readdirSync(from)) move(join(from, name), join(to, name))
    return
  }
  if (there !== undefined && there.isDirectory() !== isFolder) rmSync(to, { recursive: true })
  try {
    renameSync(from, to)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error
    cpSync(from, to, { recursive: true })
  }
}

/** Removes a file, and each folder that has nothing in it any more. */
function remove(name: string, dist: string): void {
  rmSync(join(dist, name), { force: true })
  for (let folder = dirname(name); folder !== '.'; folder = dirname(folder)) {
    if (readdirSync(join(dist, folder)).length > 0) return
    rmdirSync(join(dist, folder))
  }
}
