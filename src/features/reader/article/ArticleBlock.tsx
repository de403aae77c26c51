import type { Block, BlockOf, ListItem } from '#core/article/schema.ts'
import { files } from '#core/paths.ts'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import { Words } from './Words.tsx'

/** One block of an article. Whatever it is, the element it becomes carries its id, and its language where it has its own. */
export function ArticleBlock({ block }: { block: Block }) {
  const own = { id: block.id, lang: block.lang, dir: block.dir }

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
          {block.attribution !== undefined && <footer>{block.attribution}</footer>}
        </blockquote>
      )
    case 'verse':
      return <Verse block={block} />
    case 'list':
      return <List id={block.id} lang={block.lang} dir={block.dir} ordered={block.ordered} items={block.items} />
    case 'figure':
      return <Figure block={block} />
    case 'table':
      return <Table block={block} />
    case 'separator':
      return <hr id={block.id} />
    case 'note':
      return null // Notes stand together at the end: see `Notes`.
  }
}

/** Lines are kept; a line's two halves stand side by side where the screen is wide enough. */
function Verse({ block }: { block: BlockOf<'verse'> }) {
  return (
    <blockquote id={block.id} lang={block.lang} dir={block.dir} data-block="verse">
      {pieces(block.text, '\n').map((line) => (
        <p key={line.start} data-line>
          {pieces(line.text, '\t').map((half, index) => (
            <span key={half.start} data-half={index === 0 ? 'first' : 'second'}>
              <Words text={half.text} spans={spansWithin(block, line.start + half.start, half.text.length)} />
            </span>
          ))}
        </p>
      ))}
      {block.attribution !== undefined && <footer>{block.attribution}</footer>}
    </blockquote>
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
  dir?: 'rtl' | 'ltr' | undefined
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

function Figure({ block }: { block: BlockOf<'figure'> }) {
  const { src, alt, caption, credit, width, height } = block
  return (
    <figure id={block.id} lang={block.lang} dir={block.dir}>
      <img
        src={`${import.meta.env.BASE_URL}${files.articles}${src}`}
        alt={alt}
        width={width}
        height={height}
        loading="lazy"
        decoding="async"
      />
      {(caption !== undefined || credit !== undefined) && (
        <figcaption>
          {caption !== undefined && (
            <p>
              <Words text={caption} spans={block.spans} />
            </p>
          )}
          {credit !== undefined && <footer>{credit}</footer>}
        </figcaption>
      )}
    </figure>
  )
}

function Table({ block }: { block: BlockOf<'table'> }) {
  const { t } = useLanguage()
  return (
    // Wide tables scroll in a box of their own, which the keyboard can reach too.
    <div
      id={block.id}
      lang={block.lang}
      dir={block.dir}
      data-block="table"
      role="group"
      aria-label={t(($) => $.reader.scrollTable)}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls
      tabIndex={0}
    >
      <table>
        {block.caption !== undefined && <caption>{block.caption}</caption>}
        {block.head !== undefined && (
          <thead>
            <tr>
              {block.head.map((cell, index) => (
                <th key={index} scope="col">
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
                <td key={index}>
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
