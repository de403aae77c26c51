import { HELP, readArguments, type Asked } from './adding/arguments.ts'
import { placeImages, type ImageFile } from './adding/images.ts'
import { readSource, type ReadArticle, type ReadSource } from './adding/readSource.ts'
import { findSources, type Source } from './adding/sources.ts'
import { pretty, storeArticles } from './adding/storeArticles.ts'
import { linesOfChanges, stateOfChanges, tableOf, type Row } from './adding/summary.ts'
import { processTerminal, type Terminal } from './terminal.ts'

/**
 * `npm run add`: imports files into the folder of articles. Returns the exit code: 0, or 1 with a line for each problem on
 * standard error, and then nothing is written. A file that was named and has a fault is such a problem; in a folder, what
 * cannot be an article is left out and named in the table at the end, and only a folder without any article is one.
 */
export async function run(args: string[], terminal: Terminal = processTerminal): Promise<number> {
  const { asked, problem } = readArguments(args)
  if (problem !== undefined) return refuse([problem], terminal)
  if (asked.help) {
    await terminal.out(HELP)
    return 0
  }

  const { sources, passedOver, faults } = await findSources(asked.files)
  const read = await readAll(sources, asked, terminal)
  for (const fault of read.faults) faults.push(fault)
  if (faults.length === 0 && read.articles.length === 0) {
    faults.push(
      `${asked.files.join(', ')}: has no article in it${read.rows.length > 0 ? ', only summaries or files of other kinds' : ''}`,
    )
  }
  if (faults.length > 0) return refuse(faults, terminal)

  if (asked.stdout) {
    const articles = read.articles.map(({ article }) => article)
    await terminal.out(pretty(articles.length === 1 ? articles[0] : articles))
    return 0
  }
  const result = await storeArticles(read.articles, read.images, asked.options.id !== undefined)
  if (!result.ok) return refuse([result.problem], terminal)

  const rows: Row[] = []
  for (const [index, { article, file, state, changes }] of result.stored.entries()) {
    const isChanged = state === 'updated' && changes !== undefined
    rows.push({
      state: isChanged ? stateOfChanges(changes) : state,
      title: article.title,
      article,
      warnings: read.articles[index]?.warnings.length ?? 0,
    })
    if (isChanged) for (const line of linesOfChanges(changes)) await terminal.err(`${file}${line}\n`)
    await terminal.out(`${file}\n`)
  }
  for (const row of read.rows) rows.push(row)
  for (const file of passedOver) rows.push({ state: 'passed over', title: file, warnings: 0 })
  if (rows.length > 1) await terminal.err(tableOf(rows))
  return 0
}

interface ReadAll {
  articles: ReadArticle[]
  images: ImageFile[]
  faults: string[]
  /** What is no article and no fault: summaries, and files of a folder that cannot be read as articles. */
  rows: Row[]
}

async function readAll(sources: Source[], asked: Asked, terminal: Terminal): Promise<ReadAll> {
  const all: ReadAll = { articles: [], images: [], faults: [], rows: [] }
  for (const [index, source] of sources.entries()) {
    if (sources.length > 1) terminal.progress?.(`${index + 1} of ${sources.length}: ${source.file}`)
    const read = await readSource(source, asked, terminal)
    for (const article of read.articles) {
      all.images.push(...(await placeImages(article, source)))
      for (const warning of article.warnings) await terminal.err(`${source.file}${warning}\n`)
    }
    for (const article of read.articles) all.articles.push(article)
    for (const title of read.summaries) {
      await terminal.err(`${source.file}: left out: has only a summary of “${title}”\n`)
      all.rows.push({ state: 'only a summary', title, warnings: 0 })
    }
    if (source.folder === undefined) for (const reason of read.faults) all.faults.push(`${source.file}: ${reason}`)
    else if (read.faults.length > 0) all.rows.push(await leftOut(source, read, terminal))
  }
  if (sources.length > 1) terminal.progress?.('')
  return all
}

/** A file of a folder that came to nothing. */
async function leftOut({ file }: Source, { faults, isForeign }: ReadSource, terminal: Terminal): Promise<Row> {
  if (isForeign) return { state: 'passed over', title: file, warnings: 0 }
  for (const reason of faults) await terminal.err(`${file}: left out: ${reason}\n`)
  return { state: 'left out', title: file, warnings: 0 }
}

async function refuse(faults: string[], terminal: Terminal): Promise<number> {
  // A parser may quote what it stumbled over, with its line breaks.
  for (const fault of faults) await terminal.err(`${fault.replace(/\s+/g, ' ')}\n`)
  return 1
}
