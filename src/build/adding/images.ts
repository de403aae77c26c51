import { createHash } from 'node:crypto'
import { readFile, realpath } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { blockIdMaker } from '#core/article/blockIds.ts'
import type { Block } from '#core/article/schema.ts'
import { articleIdOf } from '#core/importing/articleId.ts'
import type { ReadArticle } from './readSource.ts'
import type { Source } from './sources.ts'

/** A file to be written beside the articles. */
export interface ImageFile {
  /** Where, relative to the folder of the articles: the `src` of its figure. */
  src: string
  bytes: Uint8Array
}

/** Wide enough for a full column on the densest screens. */
const MAX_WIDTH = 1600
const QUALITY = 80
/** What is larger is no picture for a page. */
const MAX_BYTES = 40_000_000
const MAX_PIXELS = 100_000_000
/** How long one picture may take, in seconds. */
const MAX_TIME = 20

/**
 * Puts the pictures that are files beside the source into the article as figures, encoded anew: WebP, at most 1600
 * pixels wide; drawings in SVG stay what they are, if nothing in them acts or comes from elsewhere. Of pictures on the
 * web nothing is fetched: what is said of them is in the article already, as a paragraph that leads there. Returns the
 * files to write; what did not work is added to the warnings of the article.
 */
export async function placeImages(read: ReadArticle, source: Source): Promise<ImageFile[]> {
  const files: ImageFile[] = []
  if (read.images.length === 0) return files
  const taken = read.article.blocks.map(({ id }) => id)
  const idOf = blockIdMaker(taken)
  /** What comes behind each block; behind '' what begins the article. */
  const behind = new Map<string, Block[]>()
  const instead = new Map<string, Block>()
  for (const image of read.images) {
    const warn = (sentence: string) => read.warnings.push(`: warning: ${sentence}: ${image.src.slice(0, 120)}`)
    const found = await findFile(image.src, source)
    if (found === undefined) {
      if (image.caption === undefined) {
        warn(
          image.address === undefined
            ? 'left out an image that is not beside the file'
            : 'left out an image on the web that has no caption',
        )
      } else if (image.address === undefined) warn('has the caption of an image that is not beside the file')
      continue
    }
    const encoded = await encode(found)
    if (!encoded.ok) {
      warn(encoded.reason)
      continue
    }
    files.push({ src: encoded.src, bytes: encoded.bytes })
    const figure: Block = {
      id: image.captionId ?? idOf(`figure ${encoded.src}`),
      type: 'figure',
      src: encoded.src,
      alt: image.alt,
      ...(image.caption !== undefined && { caption: image.caption }),
      ...(image.caption !== undefined && image.spans !== undefined && { spans: image.spans }),
      ...(image.credit !== undefined && { credit: image.credit }),
      width: encoded.width,
      height: encoded.height,
    }
    if (image.captionId === undefined)
      behind.set(image.afterId ?? '', [...(behind.get(image.afterId ?? '') ?? []), figure])
    else instead.set(image.captionId, figure)
  }
  read.article.blocks = [
    ...(behind.get('') ?? []),
    ...read.article.blocks.flatMap((block) => [instead.get(block.id) ?? block, ...(behind.get(block.id) ?? [])]),
  ]
  return files
}

/** The file that a picture is, if it lies in the folder of its source, or in the folder that was named. */
async function findFile(src: string, { file, folder }: Source): Promise<string | undefined> {
  if (file === '-' || src === '' || /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(src)) return undefined
  const written = src.replace(/[?#].*$/, '')
  const names = [written]
  try {
    names.push(decodeURIComponent(written))
  } catch {
    // A percent sign that is only one.
  }
  const base = path.dirname(file)
  const root = await realpath(folder ?? base).catch(() => undefined)
  if (root === undefined) return undefined
  for (const name of names.toReversed()) {
    // An address from the top of the site is looked for from the top of the folder.
    const wanted = name.startsWith('/') ? path.join(folder ?? base, name) : path.join(base, name)
    const at = await realpath(wanted).catch(() => undefined)
    if (at !== undefined && at.startsWith(root + path.sep)) return at
  }
  return undefined
}

type Encoded =
  { ok: true; src: string; bytes: Uint8Array; width: number; height: number } | { ok: false; reason: string }

async function encode(file: string): Promise<Encoded> {
  let bytes: Buffer
  try {
    bytes = await readFile(file)
  } catch {
    return { ok: false, reason: 'left out an image that cannot be read' }
  }
  if (bytes.length > MAX_BYTES) return { ok: false, reason: 'left out an image of more than 40 MB' }
  const sharp = loadSharp()
  if (sharp === undefined)
    return {
      ok: false,
      reason:
        'left out an image: the package sharp, which encodes images, does not run here ("npm install" may mend that)',
    }
  const isDrawing = /\.svg$/i.test(file)
  if (isDrawing && !isSafeDrawing(bytes.toString('utf8'))) {
    return { ok: false, reason: 'left out a drawing (SVG) with scripts or parts from elsewhere in it' }
  }
  try {
    const picture = sharp(bytes, { limitInputPixels: MAX_PIXELS, animated: true })
    const { width, height } = await picture.metadata()
    if (isDrawing)
      return { ok: true, src: nameOf(file, bytes, 'svg'), bytes, width: sizeOf(width), height: sizeOf(height) }
    // Turned as the camera was held.
    const result = await picture
      .autoOrient()
      .resize({ width: MAX_WIDTH, withoutEnlargement: true })
      .webp({ quality: QUALITY })
      .timeout({ seconds: MAX_TIME })
      .toBuffer({ resolveWithObject: true })
    const pageHeight = result.info.pageHeight ?? result.info.height
    return {
      ok: true,
      src: nameOf(file, result.data, 'webp'),
      bytes: result.data,
      width: result.info.width,
      height: pageHeight,
    }
  } catch {
    return { ok: false, reason: 'left out an image that is damaged, too large, or of a kind that cannot be read' }
  }
}

function sizeOf(pixels: number): number {
  return Math.min(Math.max(Math.round(pixels), 1), 20_000)
}

/** A name for these bytes and no others, so that nothing is ever overwritten. */
function nameOf(file: string, bytes: Uint8Array, ending: string): string {
  const stem =
    articleIdOf(path.basename(file, path.extname(file)))
      .slice(0, 40)
      .replace(/-$/, '') || 'image'
  return `images/${stem}-${createHash('sha256').update(bytes).digest('hex').slice(0, 10)}.${ending}`
}

/**
 * Not loaded unless there is an image: it takes a while, and is made for each kind of machine. By `require`, because the
 * commands run in a module runner that is closed by then.
 */
function loadSharp(): typeof import('sharp').default | undefined {
  try {
    return createRequire(import.meta.url)('sharp')
  } catch {
    return undefined
  }
}

/**
 * Browsers run nothing in a drawing that is shown as an image, but the file can be opened by itself too: no scripts, no
 * HTML, no entities, and nothing that is fetched.
 */
function isSafeDrawing(svg: string): boolean {
  return (
    /<svg[\s>]/i.test(svg) &&
    !/<!(?:DOCTYPE|ENTITY)|<\?xml-stylesheet|<(?:[\w-]+:)?(?:script|foreignObject|iframe|object|embed|handler|listener)\b|@import|javascript:/i.test(
      svg,
    ) &&
    !/[\s"'/]on[a-z]+\s*=/i.test(svg) &&
    !/(?:href|src)\s*=\s*["']?\s*(?!["'\s]*(?:#|data:image\/(?:png|jpeg|webp|gif);))[^\s"'>]/i.test(svg) &&
    !/url\(\s*["']?\s*(?!#|data:image\/(?:png|jpeg|webp|gif);)[^\s"')]/i.test(svg)
  )
}
