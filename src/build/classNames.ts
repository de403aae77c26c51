import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

const FIRST = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const SECOND = `${FIRST}0123456789_-`

/**
 * Names of two letters for the classes of the style sheets: they stand in every page, again and again. Each is a hash of
 * the file and of the name that it has there, so the same in every build, and hardly ever another because of what else
 * there is.
 *
 * @param folder where all style sheets lie
 * @returns the name of a class of a module, as Vite asks for it
 */
export function shortNames(folder: string): (name: string, file: string) => string {
  const sheets = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.css'))
    .map((file) => ({ file: file.split(sep).join('/'), classes: classesIn(readFileSync(join(folder, file), 'utf8')) }))
  const isModule = (file: string) => file.endsWith('.module.css')
  const taken = new Set(sheets.filter(({ file }) => !isModule(file)).flatMap(({ classes }) => classes))
  const named = new Map<string, string>()
  const wanted = sheets
    .filter(({ file }) => isModule(file))
    .flatMap(({ file, classes }) => classes.map((name) => `${file} ${name}`))
  for (const full of wanted.toSorted()) {
    if (named.has(full)) continue
    const name = firstFree(full, taken)
    taken.add(name)
    named.set(full, name)
  }
  return (name, file) => {
    const full = `${relative(folder, file.replace(/\?.*/, '')).split(sep).join('/')} ${name}`
    const short = named.get(full)
    if (short === undefined) throw new Error(`there is no class ${full}`)
    return short
  }
}

function firstFree(full: string, taken: ReadonlySet<string>): string {
  for (let attempt = 0; attempt < 1000; attempt += 1) {
    const hash = createHash('sha256').update(`${full} ${attempt}`).digest().readUInt32BE(0)
    const name = `${FIRST[hash % FIRST.length]}${SECOND[Math.floor(hash / FIRST.length) % SECOND.length]}`
    // What hides advertisements hides `.ad`.
    if (!taken.has(name) && name.toLowerCase() !== 'ad') return name
  }
  throw new Error('there are too many classes for names of two letters')
}

/** Whatever of a sheet gets a name of its own: classes, and animations. */
function classesIn(css: string): string[] {
  const names = css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/(?:\.|@keyframes\s+)(-?[a-zA-Z_][\w-]*)/g)
  return Array.from(names, ([, name = '']) => name)
}
