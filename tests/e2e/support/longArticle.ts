import type { Article, Block, Span } from '#core/article/schema.ts'
import { article, heading, list, note, paragraph, quote } from '../../support/builders.ts'

const WORDS =
  'الورق كتاب القراءة في مدينة طويلة ثم يعود إلى البيت حيث كان الناس يقرؤون على ضوء المصباح وكانت الصفحات تمضي بطيئة كأنها نهر لا ينتهي من الكلمات والحروف التي كتبها الوراقون بالحبر الأسود على أوراق صنعت من القنب والكتان وحملتها القوافل من سمرقند نحو بغداد ودمشق والقاهرة'.split(
    ' ',
  )

/** The word that stands nowhere but in the last block. */
export const LAST_WORD = 'خاتمتنا'

/**
 * An article of as many blocks as are asked for, most of them paragraphs of so many words, with headings, lists,
 * quotations, links and notes. The same numbers give the same article.
 */
export function longArticle(blockCount: number, wordsEach: number): Article {
  let seed = 7
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return seed % below
  }
  const words = (count: number) => Array.from({ length: count }, () => WORDS[random(WORDS.length)]).join(' ')

  const blocks: Block[] = []
  const notes: Block[] = []
  for (let index = 0; index < blockCount - 1; index += 1) {
    const id = `k${index}`
    if (index % 14 === 3) blocks.push(heading(index % 28 === 3 ? 2 : 3, `${words(3)} ${index}`, { id }))
    else if (index % 29 === 11) blocks.push(quote(words(wordsEach), { id, attribution: words(2) }))
    else if (index % 37 === 17) blocks.push(list([words(wordsEach), words(wordsEach)], { id }))
    else {
      const spans: Span[] = []
      if (index % 9 === 4) spans.push({ start: 4, end: 9, type: 'link', href: `https://example.org/${index}` })
      if (index % 16 === 8 && notes.length < 40) {
        notes.push(note(words(12), { id: `n${index}` }))
        spans.push({ start: 12, end: 18, type: 'note-reference', note: `n${index}` })
      }
      blocks.push(paragraph(words(wordsEach), { id, spans }))
    }
  }
  blocks.push(paragraph(`${words(wordsEach)} ${LAST_WORD} ${words(wordsEach)}`, { id: 'last' }))
  return article({
    id: 'long',
    title: 'مقالة طويلة في تاريخ الورق',
    published: '2020-01-01',
    blocks: [...blocks, ...notes],
  })
}
