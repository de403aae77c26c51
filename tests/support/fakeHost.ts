import { createHash } from 'node:crypto'
import { vi } from 'vitest'
import type { CatalogueEntry } from '#core/article/catalogue.ts'
import type { Article } from '#core/article/schema.ts'
import { catalogueEntry } from '#core/publishing/catalogue.ts'
import { catalogueFiles } from '#core/publishing/catalogueFiles.ts'

/** A host that publishes articles as the build does, to the `fetch` of a test. */
export interface FakeHost {
  entries: CatalogueEntry[]
  /** What was asked for, by name in `articles/`, in order. */
  asked: string[]
  /** Answers a name in another way from now on; `undefined` as published again. */
  answer: (name: string, response: (() => Response | Promise<Response>) | undefined) => void
  /** A file as it is published. */
  published: (name: string) => Response
  /** No answer to anything any more, or answers again. */
  goDown: () => void
  comeUp: () => void
}

/** @param images by published `src`, for the articles that name them */
export function fakeHost(articles: Article[], images: Record<string, string> = {}): FakeHost {
  const json = { 'Content-Type': 'application/json' }
  const files = new Map<string, () => Response>()
  const entries = articles.map((article) => {
    const text = JSON.stringify(article)
    const file = `${article.id}.${hashOf(text)}.json`
    files.set(file, () => new Response(text, { headers: json }))
    const shown = article.blocks.flatMap((block) => (block.type === 'figure' ? [block.src] : []))
    return catalogueEntry(article, { file, images: shown, bytes: text.length })
  })
  for (const [src, text] of Object.entries(images)) {
    files.set(src, () => new Response(text, { headers: { 'Content-Type': 'image/svg+xml' } }))
  }
  const { head, files: pages } = catalogueFiles(entries, hashOf)
  for (const [name, text] of pages) files.set(name, () => new Response(text, { headers: json }))
  files.set('catalogue.json', () => new Response(JSON.stringify(head), { headers: json }))

  const published = (name: string) => files.get(name)?.() ?? new Response('', { status: 404 })
  const other = new Map<string, () => Response | Promise<Response>>()
  const asked: string[] = []
  let isDown = false
  vi.stubGlobal('fetch', async (address: string) => {
    const name = address.slice(address.indexOf('articles/') + 'articles/'.length)
    asked.push(name)
    if (isDown) throw new TypeError('Failed to fetch')
    return other.get(name)?.() ?? published(name)
  })
  return {
    entries,
    asked,
    published,
    answer: (name, response) => (response ? other.set(name, response) : other.delete(name)),
    goDown: () => (isDown = true),
    comeUp: () => (isDown = false),
  }
}

/** What a published name says of its content. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 10)
}
