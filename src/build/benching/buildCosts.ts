import type { Article } from '#core/article/schema.ts'
import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { filesIn } from '#build/cache.ts'

/** What it costs to build a site of so many articles. */
export interface BuildCost<Found> {
  articles: number
  /** From nothing. */
  clean: Run
  /** Again, with one article changed. */
  changed: Run
  /** The size of the site, in bytes. */
  bytes: number
  /** What was found of the site that was built. */
  found: Found
}

interface Run {
  seconds: number
  /** Of all cores together: on a busy machine only this says what the build costs. */
  cpuSeconds: number
  /** The most memory that it took, in megabytes. */
  peak: number
}

/**
 * Builds sites of made-up articles of 600 words, each in a folder of its own that is thrown away.
 *
 * @param look is given the folder of each site when it is built
 */
export async function buildCosts<Found>(
  counts: readonly number[],
  root: string,
  look: (dist: string) => Promise<Found>,
): Promise<BuildCost<Found>[]> {
  const costs: BuildCost<Found>[] = []
  for (const articles of counts) {
    const folder = await mkdtemp(join(tmpdir(), 'waraq-bench-'))
    try {
      const [content, dist] = [join(folder, 'content'), join(folder, 'dist')]
      await mkdir(content)
      for (let index = 0; index < articles; index += 1) await write(content, madeUp(index))
      const clean = await build(root, content, dist)
      await write(content, { ...madeUp(articles >> 1), title: 'Changed' })
      const changed = await build(root, content, dist)
      costs.push({ articles, clean, changed, bytes: await sizeOf(dist), found: await look(dist) })
    } finally {
      await rm(folder, { recursive: true })
    }
  }
  return costs
}

/** The engine says at its end what it took; its threads say so too, and each for all of them. */
const TELL = `data:text/javascript,${encodeURIComponent(
  'import { writeSync } from "node:fs"; process.on("exit", () => {' +
    'const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();' +
    'writeSync(2, `took ${(userCPUTime + systemCPUTime) / 1e6} ${maxRSS / 1000}\\n`) })',
)}`

function build(root: string, content: string, dist: string): Promise<Run> {
  const started = performance.now()
  const vite = [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--outDir', dist, '--emptyOutDir']
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', TELL, ...vite, '--logLevel', 'warn'], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', CONTENT_DIR: content },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr.on('data', (text) => (said += String(text)))
    child.on('error', reject)
    child.on('close', (code) => {
      const told = [...said.matchAll(/^took ([\d.e-]+) ([\d.e-]+)$/gm)].map(([, cpu, peak]) => [
        Number(cpu),
        Number(peak),
      ])
      if (code !== 0 || told.length === 0) return reject(new Error(said))
      const most = (column: 0 | 1) => Math.max(...told.map((row) => row[column] ?? 0))
      return resolve({ seconds: (performance.now() - started) / 1000, cpuSeconds: most(0), peak: most(1) })
    })
  })
}

const WORDS = {
  ar: 'في كتاب المدينة قارئ من ورق وحبر على طريق طويل بين سوق قديم ومطبعة جديدة يكتب حرفًا ثم يقرأ صفحة أخرى'.split(' '),
  en: 'a book of the city and its reader with paper and ink on a long road between an old market and a new press'.split(
    ' ',
  ),
}

/** An article of some 600 words, the same for a number each time; every third has spans, and a pair is in each ten. */
function madeUp(index: number): Article {
  const lang = index % 2 === 0 ? 'ar' : 'en'
  let next = index * 7919
  const words = (count: number) =>
    Array.from({ length: count }, () => {
      next = (next * 1_103_515_245 + 12_345) % 2_147_483_648
      return WORDS[lang][next % WORDS[lang].length]
    }).join(' ')
  return {
    format: 1,
    id: `made-up-${String(index).padStart(7, '0')}`,
    lang,
    dir: lang === 'ar' ? 'rtl' : 'ltr',
    title: words(6),
    standfirst: words(14),
    authors: [{ name: words(2) }],
    topics: [words(1)],
    published: new Date(Date.UTC(1990, 0, 1) + index * 10_000_000).toISOString().slice(0, 16),
    ...(index % 10 < 2 && { translationKey: `pair-${Math.floor(index / 10)}` }),
    blocks: Array.from({ length: 9 }, (_, place) => ({
      id: `b${place}`,
      ...(place % 3 === 0
        ? { type: 'heading' as const, level: 2 as const, text: words(4) }
        : {
            type: 'paragraph' as const,
            text: words(97),
            ...(index % 3 === 0 && { spans: [{ type: 'strong' as const, start: 0, end: 2 }] }),
          }),
    })),
  }
}

async function write(folder: string, article: Article): Promise<void> {
  await writeFile(join(folder, `${article.id}.json`), JSON.stringify(article))
}

async function sizeOf(folder: string): Promise<number> {
  let bytes = 0
  for (const name of await filesIn(folder)) bytes += (await readFile(join(folder, name))).length
  return bytes
}
