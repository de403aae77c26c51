import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/** The folder of the articles to publish: `CONTENT_DIR`, else the bundled ones. Commands run in the project's root. */
export function contentFolder(): string {
  return path.resolve(process.env['CONTENT_DIR'] || path.join('public', 'articles'))
}

export interface ArticleFile {
  /** The file's name, `rihla.json`. */
  name: string
  /** The name without its ending: what the article's id must be. */
  id: string
  json: string
}

/** The article files of a folder by name; images and folders beside them are not read. */
export async function readArticleFiles(folder: string): Promise<ArticleFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json') && !name.startsWith('.')).toSorted()
  return Promise.all(
    names.map(async (name) => ({
      name,
      id: name.slice(0, -'.json'.length),
      json: await readFile(path.join(folder, name), 'utf8'),
    })),
  )
}

/** The object that a JSON text holds, or `undefined`. */
export function parseObject(json: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}
