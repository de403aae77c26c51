import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contentsOf, readContent, type Content } from '#build/content.ts'
import type { Article } from '#core/article/schema.ts'
import type { Site } from './site.ts'

/** What a build makes of articles, with all that it writes. */
export interface Packed extends Omit<Content, 'files'> {
  files: ReadonlyMap<string, Uint8Array>
}

/**
 * Publishes a test's own articles on its site. They are checked and packed as by a build, and the app that shows them is
 * the built one; to build the whole site anew for them would take longer than the tests.
 */
export async function publish(site: Site, articles: Article[], pictures: Record<string, string> = {}): Promise<void> {
  site.publish((await packed(articles, pictures)).files)
}

/**
 * A folder of articles, and of the pictures in them by their names, as a build reads it.
 *
 * @throws {SiteProblem} naming each file, path and reason, as the build does
 */
export async function packed(articles: Article[], pictures: Record<string, string> = {}): Promise<Packed> {
  const folder = await mkdtemp(join(tmpdir(), 'waraq-articles-'))
  try {
    for (const article of articles) await writeFile(join(folder, `${article.id}.json`), JSON.stringify(article))
    for (const [name, text] of Object.entries(pictures)) await writeFile(join(folder, name), text)
    const content = await readContent(folder)
    return { ...content, files: await contentsOf(content.files) }
  } finally {
    await rm(folder, { recursive: true })
  }
}
