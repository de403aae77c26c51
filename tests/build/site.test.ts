// @vitest-environment node
import { spawn } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { filesIn } from '#build/cache.ts'
import { inlineHashesOf } from '#build/pages.ts'
import type { Article } from '#core/article/schema.ts'
import { article, englishArticle, figure, heading, paragraph } from '../support/builders.ts'

/** Whole builds, each by the real command of Vite, of a folder of thirty articles. */
const PATIENCE = 600_000

let scratch: string
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'waraq-site-'))
})
afterAll(() => rm(scratch, { recursive: true }))

function build(content: string, dist: string, environment: Record<string, string> = {}) {
  return new Promise<{ code: number; said: string }>((resolve) => {
    const { VITEST: _, ...inherited } = process.env
    const child = spawn(
      process.execPath,
      ['node_modules/vite/bin/vite.js', 'build', '--outDir', dist, '--emptyOutDir', '--logLevel', 'warn'],
      { env: { ...inherited, NODE_ENV: 'production', CONTENT_DIR: content, ...environment }, stdio: 'pipe' },
    )
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)))
    child.on('close', (code) => resolve({ code: code ?? 1, said }))
  })
}

async function built(...asked: Parameters<typeof build>): Promise<void> {
  const { code, said } = await build(...asked)
  if (code !== 0) throw new Error(said)
}

/** Every file of a folder with what is in it, and when it was written. */
async function read(folder: string) {
  const files = new Map<string, { text: string; time: number }>()
  for (const name of await filesIn(folder)) {
    const file = join(folder, name)
    files.set(name, { text: await readFile(file, 'latin1'), time: (await stat(file)).mtimeMs })
  }
  return files
}
const textsOf = (files: Awaited<ReturnType<typeof read>>) =>
  Object.fromEntries([...files].map(([name, { text }]) => [name, text]))

/** `a00` is the oldest; the languages take turns. */
function articleOf(index: number): Article {
  const id = `a${String(index).padStart(2, '0')}`
  const day = `2024-01-${String(index + 1).padStart(2, '0')}`
  const make = index % 2 === 0 ? article : englishArticle
  return make({
    id,
    title: `Number ${index}`,
    published: day,
    ...(index < 2 && { translationKey: 'pair' }),
    blocks: [
      heading(2, 'First', { id: 'h1' }),
      paragraph('Words of it.', { id: 'b1' }),
      ...(index === 3 ? [figure('images/map.svg', 'A map', { id: 'f1' })] : []),
    ],
  })
}
const all = Array.from({ length: 30 }, (_, index) => articleOf(index))

async function write(folder: string, articles: Article[]): Promise<void> {
  for (const each of articles) await writeFile(join(folder, `${each.id}.json`), JSON.stringify(each))
}

describe('a build', () => {
  test(
    'writes what has changed, and comes to the same as a build from nothing',
    async () => {
      const [content, dist] = [join(scratch, 'content'), join(scratch, 'dist')]
      await cp('tests/build/fixtures/site', content, { recursive: true })
      await write(content, all)
      await built(content, dist)
      const first = await read(dist)
      expect(first.has('ar/read/a05/index.html')).toBe(true)
      expect(first.has('en/read/a05/index.html')).toBe(true)

      await write(content, [{ ...articleOf(10), title: 'Another name' }])
      await rm(join(content, 'a05.json'))
      await rm(join(dist, 'en/read/a07/index.html'))
      await writeFile(join(dist, 'en/read/a09/index.html'), 'spoilt')
      await writeFile(join(dist, 'stray.html'), 'not ours')
      await built(content, dist)
      const second = await read(dist)

      const elsewhere = join(scratch, 'elsewhere')
      await cp(content, elsewhere, { recursive: true })
      await built(elsewhere, join(scratch, 'fresh'))
      expect(textsOf(second)).toEqual(textsOf(await read(join(scratch, 'fresh'))))

      expect([...second.keys()].filter((name) => name.includes('a05') || name === 'stray.html')).toEqual([])
      const touched = [...second].filter(([name, { time }]) => time !== first.get(name)?.time).map(([name]) => name)
      const pages = touched.filter((name) => name.includes('/read/') && name.startsWith('en/'))
      // The article, those that name it or the one that is gone as a neighbour, and what was spoilt by hand.
      expect(pages).toEqual(['a03', 'a07', 'a08', 'a09', 'a10', 'a12'].map((id) => `en/read/${id}/index.html`))
      expect(touched.filter((name) => name.startsWith('assets/') || name === 'sw.js')).toEqual([])
    },
    PATIENCE,
  )

  test(
    'draws as many pages as it is told to, and publishes all articles',
    async () => {
      const [content, dist] = [join(scratch, 'elsewhere'), join(scratch, 'fresh')]
      await built(content, dist, { PRERENDER: '2' })
      const names = await filesIn(dist)
      expect(names.filter((name) => name.includes('/read/'))).toEqual([
        'ar/read/a28/index.html',
        'ar/read/a29/index.html',
        'en/read/a28/index.html',
        'en/read/a29/index.html',
      ])
      expect(names.filter((name) => /^articles\/a\d\d\./.test(name))).toHaveLength(29)
    },
    PATIENCE,
  )

  test(
    'that fails leaves the site as it is',
    async () => {
      const [content, dist] = [join(scratch, 'elsewhere'), join(scratch, 'fresh')]
      const before = await read(dist)
      await writeFile(join(content, 'a01.json'), '{')
      const { code, said } = await build(content, dist)
      expect(code).toBe(1)
      expect(said).toContain('a01.json: is not JSON')
      expect(await read(dist)).toEqual(before)
    },
    PATIENCE,
  )

  test('allows in a page what stands in that page, and no more', async () => {
    const page = await readFile(join(scratch, 'fresh/en/read/a28/index.html'), 'utf8')
    const { scripts, styles } = inlineHashesOf(page)
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? ''
    expect(policy.match(/sha256-[^']+/g)).toEqual([...scripts, ...styles])
    expect(styles).toHaveLength(1)
  })
})
