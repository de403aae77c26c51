import { manifestFile } from '#core/publishing/manifest.ts'
import { directionOf } from '#core/text/direction.ts'
import type { Manifest } from 'vite'

/** What was built of the app, and where the site lies. */
export interface Built {
  base: string
  /** Vite's list of what each source module became. */
  bundle: Manifest
  /** The names of the files in `assets/`. */
  assets: string[]
}

/** The links in the head of a page to what was built. */
export function linksTo({ base, bundle, assets }: Built) {
  const link = (rel: string, file: string, rest = '') => `<link rel="${rel}" href="${base}${file}"${rest}>`
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
      [...new Set(modules.flatMap((module) => chunksOf(module, bundle)))]
        .filter((file) => !frame.includes(file))
        .map((file) => link('modulepreload', file, ' crossorigin'))
        .join(''),
    /** A file that the app will fetch at once. */
    data: (file: string) => link('preload', file, ' as="fetch" type="application/json" crossorigin'),
  }
}

/** The files of a source module and of all that it imports at once. */
function chunksOf(module: string, bundle: Manifest, seen = new Set<string>()): string[] {
  const chunk = bundle[module]
  if (chunk === undefined || seen.has(module)) return []
  seen.add(module)
  return [chunk.file, ...(chunk.imports ?? []).flatMap((name) => chunksOf(name, bundle, seen))]
}
