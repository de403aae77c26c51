import type { Block, BlockOf, BlockType, ListItem } from '#core/article/schema.ts'
import { files } from '#core/paths.ts'
import { resolveDirection, type Direction, type Writing } from '#core/text/direction.ts'
import { writtenIn } from '#core/text/language.ts'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import { Words } from './Words.tsx'

/** One block of an article. Whatever it is, the element it becomes carries its id, and its language where it has its own. */
export function ArticleBlock({ block, article }: { block: Block; article: Writing }) {
  const own = { id: block.id, lang: block.lang, dir: resolveDirection({ dir: block.dir, lang: block.lang }) }
  const around = { lang: own.lang ?? article.lang, dir: own.dir ?? article.dir }

  switch (block.type) {
    case 'paragraph':
      return (
        <p {...own}>
          <Words text={block.text} spans={block.spans} />
        </p>
      )
    case 'heading': {
      const Heading = `h${block.level}` as const
      return (
        <Heading {...own}>
          <Words text={block.text} spans={block.spans} />
        </Heading>
      )
    }
    case 'quote':
      return (
        <blockquote {...own}>
          <p>
            <Words text={block.text} spans={block.spans} />
          </p>
          <Attribution text={block.attribution} around={around} />
        </blockquote>
      )
    case 'verse':
      return <Verse block={block} own={own} around={around} />
    case 'list':
      return <List {...own} ordered={block.ordered} items={block.items} />
    case 'figure':
      return <Figure block={block} own={own} around={around} />
    case 'table':
      return <Table block={block} own={own} around={around} />
    case 'separator':
      return <hr id={block.id} />
    case 'note':
      return null // Notes stand together at the end: see `Notes`.
  }
}

/** What a part of an article with words of several kinds is drawn with. */
type PartProps<Type extends BlockType> = {
  block: BlockOf<Type>
  /** The attributes of its element. */
  own: { id: string; lang: string | undefined; dir: Direction | undefined }
  /** What it is written in, and its captions and credits too where their letters do not say otherwise. */
  around: Writing
}

/** Lines are kept; a line's two halves stand side by side where the screen is wide enough for all lines of the poem. */
function Verse({ block, own, around }: PartProps<'verse'>) {
  return (
    // Halves stand otherwise in each direction, so a verse always says its own.
    <blockquote {...own} dir={around.dir} data-block="verse" data-lines={lengthOfLines(block.text)}>
      {pieces(block.text, '\n').map((line) => (
        <p key={line.start} data-line>
          {pieces(line.text, '\t').map((half, index) => (
            <span key={half.start} data-half={index === 0 ? 'first' : 'second'}>
              <Words text={half.text} spans={spansWithin(block, line.start + half.start, half.text.length)} />
            </span>
          ))}
        </p>
      ))}
      <Attribution text={block.attribution} around={around} />
    </blockquote>
  )
}

/**
 * How long the longest line is, both halves together: the style sheet knows how wide the screen has to be for it. Counted
 * in letters, which in verse have much the same width on the whole; marks have none.
 */
function lengthOfLines(text: string): 'long' | 'longer' | undefined {
  const longest = Math.max(...text.split('\n').map((line) => line.replaceAll(/\p{M}/gu, '').length))
  if (longest > 60) return 'longer'
  return longest > 47 ? 'long' : undefined
}

/** Whose words these are: often a name in the other script. */
function Attribution({ text, around }: { text: string | undefined; around: Writing }) {
  return (
    text !== undefined && (
      <footer {...writtenIn(text, around)}>
        <Words text={text} />
      </footer>
    )
  )
}

/** A text cut at a separator of one letter, each piece with where it begins. */
function pieces(text: string, separator: string): { text: string; start: number }[] {
  const parts = text.split(separator)
  return parts.map((part, index) => ({
    text: part,
    start: parts.slice(0, index).join(separator).length + Math.min(index, 1),
  }))
}

/** The part of a verse's spans that lies in a piece of its text, counted from the beginning of the piece. */
function spansWithin({ spans = [] }: BlockOf<'verse'>, start: number, length: number) {
  return spans
    .filter((span) => span.start < start + length && span.end > start)
    .map((span) => ({ ...span, start: Math.max(span.start - start, 0), end: Math.min(span.end - start, length) }))
}

type ListProps = Pick<BlockOf<'list'>, 'ordered' | 'items'> & {
  id?: string
  lang?: string | undefined
  dir?: Direction | undefined
}

function List({ ordered, items, ...own }: ListProps) {
  const Element = ordered ? 'ol' : 'ul'
  return (
    <Element {...own}>
      {items.map((item: ListItem, index) => (
        <li key={index}>
          <Words text={item.text} spans={item.spans} />
          {item.items !== undefined && <List ordered={item.ordered ?? false} items={item.items} />}
        </li>
      ))}
    </Element>
  )
}

function Figure({ block, own, around }: PartProps<'figure'>) {
  const { src, alt, caption, credit, width, height } = block
  return (
    <figure {...own}>
      <img
        src={`${import.meta.env.BASE_URL}${files.articles}${src}`}
        alt={alt}
        width={width}
        height={height}
        loading="lazy"
        decoding="async"
      />
      {(caption !== undefined || credit !== undefined) && (
        // The credit stands below its caption, at the same edge.
        <figcaption {...writtenIn(caption ?? '', around)}>
          {caption !== undefined && (
            <p>
              <Words text={caption} spans={block.spans} />
            </p>
          )}
          <Attribution text={credit} around={around} />
        </figcaption>
      )}
    </figure>
  )
}

function Table({ block, own, around }: PartProps<'table'>) {
  const { t } = useLanguage()
  const isNumeric = (block.rows[0] ?? []).map((_, column) =>
    block.rows.every((row) => isNumber(row[column]?.text ?? '')),
  )
  return (
    // Wide tables scroll in a box of their own, which the keyboard can reach too.
    <div
      {...own}
      data-block="table"
      role="group"
      aria-label={t(($) => $.reader.scrollTable)}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls
      tabIndex={0}
    >
      <table>
        {block.caption !== undefined && (
          <caption {...writtenIn(block.caption, around)}>
            <Words text={block.caption} />
          </caption>
        )}
        {block.head !== undefined && (
          <thead>
            <tr>
              {block.head.map((cell, index) => (
                <th
                  key={index}
                  scope="col"
                  data-numeric={isNumeric[index] || undefined}
                  data-set={isFewWords(cell.text) && cell.text.endsWith(')') ? 'whole' : undefined}
                >
                  <Words text={cell.text} spans={cell.spans} />
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {block.rows.map((row, rowIndex) => (
            <tr key={rowIndex}>
              {row.map((cell, index) => (
                <td
                  key={index}
                  data-numeric={isNumeric[index] || undefined}
                  data-set={isFewWords(cell.text) ? 'whole' : undefined}
                >
                  <Words text={cell.text} spans={cell.spans} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A figure with its signs, ١٬٢٣٤٫٥ or -12.5%, or the dash or nothing that stands for one. */
function isNumber(text: string): boolean {
  return /^[-+−–—()\s.,/%$€£¥٫٬٪\d٠-٩۰-۹]*$/.test(text)
}

/**
 * A name of two or three words, a month and its year, a number and its unit: not broken. Where a table gets too wide by
 * it, it scrolls. One word is not broken anyway.
 */
function isFewWords(text: string): boolean {
  return /^\S+(?: \S+){1,2}$/.test(text) && text.replaceAll(/\p{M}/gu, '').length <= 16
}
