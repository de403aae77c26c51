import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Script } from 'node:vm'
import { brotliCompressSync, constants } from 'node:zlib'
import type { Plugin, ResolvedConfig } from 'vite'
import { filesIn } from './cache.ts'

const WORKER = 'src/worker/worker.ts'
const LIST = 'virtual:precache'

/** What the app cannot start without, in Arabic and in English: kept by the service worker before it says it is ready. */
const needed = [
  /^shell\.html$/,
  /^assets\/[^/]+\.(?:js|css)$/,
  // The faces that articles and the interface start with; the rest is kept when it is first used.
  /^assets\/naskh-[^/]*\.woff2$/,
  /^assets\/readex-[^/]*\.woff2$/,
  /^assets\/literata-(?!italic)[^/]*\.woff2$/,
  /^manifest\.(?:ar|en)\.webmanifest$/,
  /^icons\/(?:favicon-32\.png|icon-192\.png)$/,
]

/** The most that a first visit may load beside the page, in bytes as sent (offline §3.2). */
const BUDGET = 350_000

/**
 * Builds the service worker, as one classic script, after everything that it has to keep.
 */
export function serviceWorker(): Plugin {
  let config: ResolvedConfig
  return {
    name: 'waraq:worker',
    config: () => ({
      environments: {
        worker: {
          consumer: 'client',
          build: {
            emptyOutDir: false,
            copyPublicDir: false,
            manifest: false,
            rolldownOptions: {
              input: { sw: WORKER },
              output: { format: 'iife', entryFileNames: 'sw.js', codeSplitting: false },
            },
          },
        },
      },
    }),
    configResolved(resolved) {
      config = resolved
    },

    resolveId: (id) => (id === LIST ? `\0${LIST}` : undefined),
    async load(id) {
      if (id !== `\0${LIST}`) return undefined
      const dist = resolve(config.root, this.environment.config.build.outDir)
      return `export const precache = ${JSON.stringify(await precacheOf(dist, (message) => this.info(message)))}`
    },

    generateBundle(_options, bundle) {
      if (this.environment.name !== 'worker') return
      const script = bundle['sw.js']
      if (script?.type !== 'chunk') return this.error('the service worker was not built')
      classicScript(script.code)
    },
  }
}

/** As a host sends it: at the greatest effort it would take longer than the rest of the build. */
function brotliSize(content: Uint8Array): number {
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length
}

/** Throws if a browser could not read it: such a worker fails there and nowhere else (offline, failure 10). */
function classicScript(code: string): Script {
  return new Script(code, { filename: 'sw.js' })
}

export interface PrecacheEntry {
  url: string
  revision: string | null
  integrity: string
}

/**
 * What the service worker keeps of a built site, each file with its hash.
 *
 * @param dist the folder of the site
 * @param report is told how much it is
 * @throws if something is missing without which the app cannot start, or if it is all too much
 */
export async function precacheOf(dist: string, report: (message: string) => void): Promise<PrecacheEntry[]> {
  const names = (await filesIn(dist)).filter((name) => needed.some((pattern) => pattern.test(name)))
  for (const pattern of needed) {
    if (!names.some((name) => pattern.test(name)))
      throw new Error(`nothing to keep for offline matches ${pattern.source}`)
  }
  // The headers of the shell are kept with it, so new headers make a new shell (offline, failure 35).
  const headers = await readFile(join(dist, '_headers'))
  let sum = 0
  const entries: PrecacheEntry[] = []
  for (const name of names) {
    const content = await readFile(join(dist, name))
    sum += name.endsWith('.woff2') || name.endsWith('.png') ? content.length : brotliSize(content)
    const revision = createHash('sha256').update(content)
    if (name.endsWith('.html')) revision.update(headers)
    entries.push({
      url: name,
      revision: name.startsWith('assets/') ? null : revision.digest('hex').slice(0, 16),
      integrity: `sha256-${createHash('sha256').update(content).digest('base64')}`,
    })
  }
  const kilobytes = (bytes: number) => `${Math.round(bytes / 1000)} kB`
  report(`${entries.length} files are kept for offline, ${kilobytes(sum)} as sent`)
  if (sum > BUDGET) throw new Error(`what is kept for offline is ${kilobytes(sum)}, more than ${kilobytes(BUDGET)}`)
  return entries
}
