import { lstat, readdir, realpath } from 'node:fs/promises'
import path from 'node:path'
import { formatOfName, isImageName } from './formats.ts'

/** One file to import. */
export interface Source {
  /** As the terminal names it; `-` is standard input. */
  file: string
  /** The folder that was named, of which this is a file; `undefined` for a file that was named itself. */
  folder?: string
}

export interface Sources {
  sources: Source[]
  /** Files in folders that are of no kind that can be imported, and no images. */
  passedOver: string[]
  /** What was named and cannot be read. */
  faults: string[]
}

/** More than that in one folder was not meant. */
const MAX_FILES = 10_000

/**
 * The files that were named, and those in the folders that were, with all folders in them, in order. Hidden files, links
 * to elsewhere, packages and the folders that browsers save beside a page (`name_files`) are not looked into.
 */
export async function findSources(names: string[]): Promise<Sources> {
  const found: Sources = { sources: [], passedOver: [], faults: [] }
  for (const name of names) {
    const isFolder =
      name !== '-' &&
      (await lstat(await realpath(name).catch(() => name)).catch(() => undefined))?.isDirectory() === true
    if (isFolder) await readFolder(name, name, found)
    else found.sources.push({ file: name })
  }
  return { ...found, sources: await withoutRepeated(found.sources) }
}

/** A file that was named twice, or by itself and with its folder, is one. */
async function withoutRepeated(sources: Source[]): Promise<Source[]> {
  const known = new Set<string>()
  const kept: Source[] = []
  // Those that were named themselves first: a fault in them counts.
  for (const source of sources.toSorted(
    (one, other) => Number(one.folder !== undefined) - Number(other.folder !== undefined),
  )) {
    const at = await realpath(source.file).catch(() => source.file)
    if (known.has(at)) continue
    known.add(at)
    kept.push(source)
  }
  return sources.filter((source) => kept.includes(source))
}

async function readFolder(folder: string, root: string, found: Sources): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined)
  if (entries === undefined) {
    found.faults.push(`${folder}: may not be read`)
    return
  }
  for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    const file = path.join(folder, entry.name)
    if (entry.name.startsWith('.') || entry.name === 'node_modules' || entry.name.endsWith('_files')) continue
    if (found.sources.length + found.passedOver.length >= MAX_FILES) {
      found.faults.push(`${root}: has more than ${MAX_FILES} files`)
      return
    }
    if (entry.isDirectory()) await readFolder(file, root, found)
    else if (entry.isFile() && formatOfName(file) !== undefined) found.sources.push({ file, folder: root })
    // Images come along with the articles that show them.
    else if (entry.isFile() && !isImageName(file)) found.passedOver.push(file)
  }
}
