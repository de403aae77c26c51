import { access } from 'node:fs/promises'
import path from 'node:path'
import { checkArticle, type ArticleFault } from '#core/article/check.ts'
import type { Article } from '#core/article/schema.ts'
import { contentFolder, parseObject, readArticleFiles, type ArticleFile } from './articleFiles.ts'
import { processTerminal, type Terminal } from './terminal.ts'

interface Checked {
  file: ArticleFile
  article: Article
}

/**
 * `npm run check`: checks every article of the folder by itself, its images, and the articles together. Prints a line for
 * each fault, notes on pairs, and a summary; returns the exit code, 1 if there is a fault.
 */
export async function run(args: string[], terminal: Terminal = processTerminal): Promise<number> {
  if (args.length > 0) {
    await terminal.err('npm run check takes no arguments; CONTENT_DIR=… names another folder.\n')
    return 1
  }
  const folder = contentFolder()
  let files: ArticleFile[]
  try {
    files = await readArticleFiles(folder)
  } catch (error) {
    await terminal.err(`${folder}: cannot be read: ${error instanceof Error ? error.message : String(error)}\n`)
    return 1
  }

  const faults: string[] = []
  const sound: Checked[] = []
  const report = (name: string, { path: place, reason }: ArticleFault) =>
    faults.push(place === '' ? `${name}: ${reason}` : `${name}: ${place}: ${reason}`)
  for (const file of files) {
    const checked = checkArticle(file.json)
    if (!checked.ok) for (const fault of checked.faults) report(file.name, fault)
    else sound.push({ file, article: checked.article })
    for (const fault of checkName(file)) report(file.name, fault)
  }
  for (const fault of checkIds(files)) faults.push(fault)
  for (const { file, article } of sound) {
    for (const fault of await findMissingImages(article, folder)) report(file.name, fault)
  }
  const pairs = checkPairs(sound)
  faults.push(...pairs.faults)

  for (const line of [...faults, ...pairs.notes]) await terminal.out(`${line}\n`)
  await terminal.out(`${files.length} articles, ${faults.length} errors, ${pairs.notes.length} notes\n`)
  return faults.length === 0 ? 0 : 1
}

/** Addresses and file names are made of the same id. */
function checkName(file: ArticleFile): ArticleFault[] {
  const id = parseObject(file.json)?.['id']
  return typeof id === 'string' && id !== file.id
    ? [{ path: 'id', reason: `is ${id}, but the file is named ${file.name}; name it ${id}.json` }]
    : []
}

function checkIds(files: ArticleFile[]): string[] {
  const first = new Map<unknown, string>()
  return files.flatMap(({ name, json }) => {
    const id = parseObject(json)?.['id']
    const earlier = typeof id === 'string' ? first.get(id) : undefined
    if (earlier === undefined) first.set(id, name)
    return earlier === undefined ? [] : [`${name}: id: is also the id of ${earlier}`]
  })
}

async function findMissingImages(article: Article, folder: string): Promise<ArticleFault[]> {
  const faults: ArticleFault[] = []
  for (const [index, block] of article.blocks.entries()) {
    if (block.type !== 'figure') continue
    try {
      await access(path.join(folder, block.src))
    } catch {
      faults.push({
        path: `blocks[${index}].src`,
        reason: `there is no file ${block.src} in the folder of the articles`,
      })
    }
  }
  return faults
}

/** A pair is the same piece in two languages; that a block has no counterpart is allowed, and worth a look. */
function checkPairs(checked: Checked[]): { faults: string[]; notes: string[] } {
  const faults: string[] = []
  const notes: string[] = []
  const byKey = new Map<string, Checked[]>()
  for (const entry of checked) {
    const key = entry.article.translationKey
    if (key !== undefined) byKey.set(key, [...(byKey.get(key) ?? []), entry])
  }
  for (const [key, group] of byKey) {
    if (group.length === 1)
      notes.push(`${group[0]?.file.name}: translationKey: note: no other article has the key ${key}`)
    for (const [index, { file, article }] of group.entries()) {
      const same = group.slice(0, index).find((other) => other.article.lang === article.lang)
      if (same !== undefined)
        faults.push(`${file.name}: translationKey: ${same.file.name} has the same key and the same language`)
      for (const other of group) {
        if (other.file === file || other === same) continue
        const ids = new Set(other.article.blocks.map(({ id }) => id))
        const alone = article.blocks.filter(({ id }) => !ids.has(id)).map(({ id }) => id)
        if (alone.length > 0)
          notes.push(`${file.name}: blocks: note: without counterpart in ${other.file.name}: ${alone.join(', ')}`)
      }
    }
  }
  return { faults, notes }
}
