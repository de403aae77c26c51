import { createHash } from 'node:crypto'
import { brotliCompressSync, constants } from 'node:zlib'
import { shardOf, type Catalogue, type CatalogueEntry } from '#core/article/catalogue.ts'
import { inOrder } from '#core/publishing/catalogue.ts'
import { catalogueFiles } from '#core/publishing/catalogueFiles.ts'
import { kilobytes } from '#build/budgets.js'

/** The numbers of articles that the plan of the README is for. */
const COUNTS = [12, 1000, 10_000, 100_000, 1_000_000]

/**
 * What a catalogue of so many articles costs, by packing one as a build does: as rows of a table, a column for each
 * number. Everything else that a reader or a deploy moves, the app, an article, its pages, does not depend on the number.
 */
export function scalePlan(counts: readonly number[] = COUNTS): string[][] {
  const columns = counts.map(costs)
  return [
    ['', ...counts.map((count) => count.toLocaleString('en'))],
    ...(columns[0] ?? []).map(([name], row) => [name, ...columns.map((column) => column[row]?.[1] ?? '')]),
  ]
}

function costs(count: number): [name: string, cost: string][] {
  const entries = inOrder(Array.from({ length: count }, (_, number) => entry(number, count)))
  const { head, files } = catalogueFiles(entries, hashOf)
  const first = way(head, files)
  const shard = shardOf(entries.at(-1)?.id ?? '', head.shards ?? [])
  const cost: [string, string][] = [
    ['catalogue, a first visit', size([JSON.stringify(head)])],
    ['scrolled to one place far below', size(first)],
    ['an old article by its address', size(shard === undefined ? [] : [files.get(shard) ?? ''])],
  ]
  const published = new Set(files.keys())
  const deploys: [string, CatalogueEntry[]][] = [
    ['deploy: one article is new', [...entries, entry(count, count)]],
    ['deploy: an old one is corrected', entries.map((each) => (each === entries.at(-2) ? corrected(each) : each))],
    ['deploy: an old one is withdrawn', entries.filter((each) => each !== entries.at(-2))],
  ]
  for (const [name, changed] of deploys) {
    const now = catalogueFiles(inOrder(changed), hashOf)
    const fresh = [...now.files].flatMap(([file, text]) => (published.has(file) ? [] : text))
    cost.push([name, size([JSON.stringify(now.head), ...fresh])])
  }
  return cost
}

/** The files that lie between the head and the entries in the middle of the list. */
function way({ pages = [] }: Catalogue, files: ReadonlyMap<string, string>): string[] {
  const text = files.get(pages[Math.floor(pages.length / 2)]?.file ?? '')
  if (text === undefined) return []
  // Packed here a moment ago.
  return [text, ...way(JSON.parse(text) as Catalogue, files)]
}

function size(texts: readonly string[]): string {
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
  const bytes = texts.reduce((sum, text) => sum + brotliCompressSync(text, quality).length, 0)
  const requests = texts.length === 1 ? '1 file' : `${texts.length} files`
  return texts.length === 0 ? '–' : `${requests}, ${kilobytes(bytes)}`
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 10)
}

function corrected(old: CatalogueEntry): CatalogueEntry {
  return { ...old, file: old.file.replace('.', '.c'), bytes: old.bytes + 1 }
}

const WORDS = {
  ar: 'في المدينة القديمة سوق للكتب يقصده القراء كل صباح ويجلس الوراقون على أبوابه يتحدثون عن الطبعات والخطوط والأسعار'.split(
    ' ',
  ),
  en: 'in the old city there is a market for books where readers come each morning to speak of rare prints and their prices'.split(
    ' ',
  ),
}

/**
 * An article of a newspaper that publishes one every two hours, every third in English. Its words are drawn by lot, for
 * real ones repeat themselves as little.
 */
function entry(number: number, count: number): CatalogueEntry {
  const lang = number % 3 === 0 ? 'en' : 'ar'
  // Those that are looked at: the newest, the oldest and those around the middle. The others would only fill memory.
  const isWeighed = [0, count / 2, count].some((place) => Math.abs(number - place) < 50_000)
  const words = (length: number, salt: string) =>
    [
      ...createHash('sha256')
        .update(salt + number)
        .digest()
        .subarray(0, length),
    ]
      .map((byte) => WORDS[lang][byte % WORDS[lang].length])
      .join(' ')
  const id = `${hashOf(String(number))}-${number}`
  return {
    id,
    lang,
    dir: lang === 'ar' ? 'rtl' : 'ltr',
    title: isWeighed ? words(8, 'title') : id,
    ...(isWeighed && { kicker: words(1, 'kicker'), standfirst: words(20, 'standfirst') }),
    published: new Date(Date.UTC(1950, 0, 1) + number * 7_200_000).toISOString().slice(0, 16),
    authors: isWeighed ? [words(2, 'author')] : NONE,
    topics: NONE,
    minutes: 3 + (number % 9),
    file: `${id}.${hashOf(`file ${number}`)}.json`,
    bytes: 6000 + (number % 4000),
    images: NONE,
  }
}

const NONE: string[] = []
