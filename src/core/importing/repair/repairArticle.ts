import { articleText } from '#core/article/blockText.ts'
import type { Article, Block, ListItem, Span, TableCell } from '#core/article/schema.ts'
import { primaryLanguage } from '#core/text/direction.ts'
import { applyEdits, editsOutside, type Edit } from './edits.ts'
import type { Repair, RepairKind } from './repairs.ts'
import { doubledSpaces, foreignLetters, keyboardOf, misplacedJoiners, stretchedWords } from './repairWords.ts'

/**
 * Repairs the texts of an article that was just imported, with their spans: stretched words, letters of the wrong
 * language, half-spaces that are none, doubled spaces. Code stays as it is, and in verse the tatweel and the spaces do.
 * Idempotent; right text comes back as it is.
 */
export function repairArticle(article: Article): { article: Article; repairs: Repair[] } {
  const repairer = new Repairer(article)
  const { title, kicker, standfirst } = article
  const plain = (text: string) => repairer.repaired(text, [], article.lang).text
  const repaired: Article = {
    ...article,
    title: plain(title),
    ...(kicker !== undefined && { kicker: plain(kicker) }),
    ...(standfirst !== undefined && { standfirst: plain(standfirst) }),
    authors: article.authors.map(({ name }) => ({ name: plain(name) })),
    topics: article.topics.map(plain),
    blocks: article.blocks.map((block) => repairer.block(block)),
  }
  return { article: repaired, repairs: [...repairer.repairs.values()] }
}

interface Styled {
  text: string
  spans?: Span[] | undefined
}

class Repairer {
  readonly repairs = new Map<RepairKind, Repair>()
  readonly #lang: string
  readonly #isForeign: boolean

  constructor(article: Article) {
    this.#lang = article.lang
    const { own, foreign } = keyboardOf(articleText(article), primaryLanguage(article.lang))
    this.#isForeign = foreign >= 3 && foreign > own
  }

  block(block: Block): Block {
    const lang = block.lang ?? this.#lang
    const styled = <Of extends Styled>(of: Of): Of => this.#styled(of, lang)
    const plain = (text: string | undefined) => (text === undefined ? undefined : this.repaired(text, [], lang).text)
    switch (block.type) {
      case 'paragraph':
      case 'heading':
      case 'note':
        return styled(block)
      case 'quote':
        return { ...styled(block), ...(block.attribution !== undefined && { attribution: plain(block.attribution) }) }
      case 'verse':
        return this.#styled(block, lang, true)
      case 'list':
        return { ...block, items: block.items.map((item) => this.#item(item, lang)) }
      case 'figure': {
        if (block.caption === undefined) return { ...block, alt: plain(block.alt) ?? '' }
        const { text, spans } = styled({ text: block.caption, spans: block.spans })
        return { ...block, alt: plain(block.alt) ?? '', caption: text, ...(spans !== undefined && { spans }) }
      }
      case 'table': {
        const row = (cells: TableCell[]) => cells.map(styled)
        return {
          ...block,
          ...(block.caption !== undefined && { caption: plain(block.caption) }),
          ...(block.head !== undefined && { head: row(block.head) }),
          rows: block.rows.map(row),
        }
      }
      case 'separator':
        return block
    }
  }

  /** A text with its spans after all repairs. */
  repaired(text: string, spans: Span[], lang: string, isVerse = false): { text: string; spans: Span[] } {
    const context = { language: primaryLanguage(lang), isForeign: this.#isForeign && lang === this.#lang }
    let styled = { text, spans }
    const repair = (kind: RepairKind, find: (text: string) => Edit[], exempt: (span: Span) => boolean) => {
      const found = find(styled.text)
      if (found.length === 0) return
      const edits = editsOutside(found, styled.spans.filter(exempt))
      if (edits.length === 0) return
      const after = applyEdits(styled.text, styled.spans, edits)
      this.#note(
        kind,
        edits.length,
        after.text
          .slice(Math.max(0, (edits[0]?.start ?? 0) - 20))
          .trim()
          .slice(0, 60),
      )
      styled = after
    }
    const isCode = (span: Span) => span.type === 'code'
    const isOther = (span: Span) =>
      isCode(span) || (span.type === 'phrase' && primaryLanguage(span.lang) !== context.language)
    repair('joiners', misplacedJoiners, isCode)
    if (!isVerse) repair('tatweel', stretchedWords, isCode)
    repair('letters', (words) => foreignLetters(words, context), isOther)
    if (!isVerse) repair('spaces', doubledSpaces, isCode)
    return styled
  }

  #styled<Of extends Styled>(of: Of, lang: string, isVerse = false): Of {
    const { text, spans } = this.repaired(of.text, of.spans ?? [], lang, isVerse)
    return { ...of, text, ...(of.spans !== undefined && { spans }) }
  }

  #item(item: ListItem, lang: string): ListItem {
    return {
      ...this.#styled(item, lang),
      ...(item.items !== undefined && { items: item.items.map((inner) => this.#item(inner, lang)) }),
    }
  }

  #note(kind: RepairKind, times: number, quote: string): void {
    const known = this.repairs.get(kind)
    if (known === undefined) this.repairs.set(kind, { kind, times, quote })
    else known.times += times
  }
}
