import { manifestFile } from '#core/publishing/manifest.ts'
import { directionOf } from '#core/text/direction.ts'

/** A script that was built, by addresses relative to the base path. */
export interface Chunk {
  file: string
  /** The source modules in it, relative to the root of the project. */
  modules: string[]
  /** The files that it imports at once. */
  imports: string[]
}

/** What was built of the app, and where the site lies. */
export interface Built {
  base: string
  chunks: Chunk[]
  /** The names of the files in `assets/`. */
  assets: string[]
}

/** The links in the head of a page to what was built. */
export function linksTo({ base, chunks, assets }: Built) {
  const link = (rel: string, file: string, rest = '') => `<link rel="${rel}" href="${base}${file}"${rest}>`
  const chunkWith = (module: string) => chunks.find(({ modules }) => modules.includes(module))
  return {
    manifest: (language: string) => link('manifest', manifestFile(language === 'en' ? 'en' : 'ar')),
    /** The fonts that text in a language begins with; those for the rarer letters come when they are needed. */
    face: (language: string) =>
      assets
        .filter((name) =>
          (directionOf(language) === 'rtl' ? /^naskh-[\w-]{8}\.woff2$/ : /^literata-[\w-]{8}\.woff2$/).test(name),
        )
        .map((name) => link('preload', `assets/${name}`, ' as="font" type="font/woff2" crossorigin'))
        .join(''),
    /** The code of some source modules, but for what the frame loads anyway. */
    scripts: (modules: string[], frame: string) =>
      [...new Set(modules.flatMap((module) => filesOf(chunkWith(module), chunks)))]
        .filter((file) => !frame.includes(file))
        .map((file) => link('modulepreload', file, ' crossorigin'))
        .join(''),
    /** A file that the app will fetch at once. */
    data: (file: string) => link('preload', file, ' as="fetch" type="application/json" crossorigin'),
  }
}

/** A script and all that it imports at once. */
function filesOf(chunk: Chunk | undefined, chunks: Chunk[], seen = new Set<string>()): string[] {
  if (chunk === undefined || seen.has(chunk.file)) return []
  seen.add(chunk.file)
  const imported = chunks.filter(({ file }) => chunk.imports.includes(file))
  return [chunk.file, ...imported.flatMap((next) => filesOf(next, chunks, seen))]
}
