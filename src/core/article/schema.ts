/**
 * Article JSON, format 1: the one source of the types, of the checks at build and of `dist/schema/article.v1.json`.
 *
 * Every text is plain Unicode; styling stands beside it as spans, which are ranges of it in UTF-16 code units. The app
 * itself does not load this module at run time: see `door.ts` for the cheaper check there.
 */
import * as v from 'valibot'
import { CONTROLS } from '#core/text/controls.ts'
import { DATE_PATTERN, ID_PATTERN, IMAGE_PATTERN, LANGUAGE_PATTERN, LINK_PATTERN, WEB_PATTERN } from './patterns.ts'
import { MAX_BLOCKS, MAX_TEXT } from './size.ts'

/** The newest article format this code knows. */
export const FORMAT = 1

const plainText = v.pipe(
  v.string('must be a text'),
  v.maxLength(MAX_TEXT, 'is longer than a million characters'),
  v.check(isPlain, 'has a control character that can reorder or hide text'),
)
/** One line: no break inside. Verse alone has lines and halves. */
const line = v.pipe(
  plainText,
  v.check((text) => !/[\n\t]/.test(text), 'has a line break or tab inside'),
)
const filled = v.pipe(
  line,
  v.check((text) => text.trim() !== '', 'is empty'),
)
const id = v.pipe(v.string('must be a text'), v.regex(ID_PATTERN, 'must be a-z, 0-9 and - only'))
const lang = v.pipe(v.string('must be a text'), v.regex(LANGUAGE_PATTERN, 'must be a language tag such as ar or en-GB'))
const dir = v.picklist(['rtl', 'ltr'], 'must be rtl or ltr')
const date = v.pipe(v.string('must be a text'), v.regex(DATE_PATTERN, 'must be a date such as 2023-09-03T16:20'))
const count = v.pipe(v.number('must be a number'), v.integer('must be whole'), v.minValue(0, 'must not be negative'))
const size = v.pipe(count, v.minValue(1, 'must be at least 1'), v.maxValue(20_000, 'must be at most 20000'))
const webAddress = v.pipe(
  v.string('must be a text'),
  v.regex(WEB_PATTERN, 'must be an http(s) address'),
  v.check(isPlain, 'has a control character that can reorder or hide text'),
)

const range = { start: count, end: count }
const spanSchema = v.variant(
  'type',
  [
    v.object({ ...range, type: v.literal('strong') }),
    v.object({ ...range, type: v.literal('emphasis') }),
    v.object({ ...range, type: v.literal('code') }),
    v.object({ ...range, type: v.literal('quote') }),
    v.object({
      ...range,
      type: v.literal('link'),
      href: v.pipe(
        v.string('must be a text'),
        v.regex(LINK_PATTERN, 'must be an http, https, mailto or # link'),
        v.check(isPlain, 'has a control character that can reorder or hide text'),
      ),
    }),
    v.object({ ...range, type: v.literal('phrase'), lang, dir }),
    v.object({ ...range, type: v.literal('note-reference'), note: id }),
  ],
  'is not a kind of span that format 1 has',
)
const spans = v.optional(v.array(spanSchema, 'must be a list'))

/** What every block may say: its language and direction, where they are not the article's; whether its vowels stay. */
const common = {
  id,
  lang: v.optional(lang),
  dir: v.optional(dir),
  keep: v.optional(
    v.pipe(
      v.boolean('must be true or false'),
      v.description(
        'Whether the vowel marks of this block stay where the reader hides them: true for scripture, and for words about ' +
          'the marks themselves. Left out, those of verse and of vowelled quotes stay, and no others.',
      ),
    ),
  ),
}
const styled = { text: filled, spans }

const cellSchema = v.object({ text: line, spans })
/** One entry of a list; `items` are the entries of the list inside it, numbered if `ordered`. */
export interface ListItem {
  text: string
  spans?: Span[] | undefined
  ordered?: boolean | undefined
  items?: ListItem[] | undefined
}
const itemSchema: v.GenericSchema<ListItem> = v.object({
  ...styled,
  ordered: v.optional(v.boolean('must be true or false')),
  items: v.optional(
    v.array(
      v.lazy(() => itemSchema),
      'must be a list',
    ),
  ),
})

const blockSchema = v.variant(
  'type',
  [
    v.object({ ...common, ...styled, type: v.literal('paragraph') }),
    v.object({
      ...common,
      ...styled,
      type: v.literal('heading'),
      level: v.picklist([2, 3, 4], 'must be 2, 3 or 4'),
    }),
    v.object({ ...common, ...styled, type: v.literal('quote'), attribution: v.optional(filled) }),
    v.object({
      ...common,
      type: v.literal('verse'),
      /** The lines, a line break between them; between the two halves of a line, where it has them, a tab. */
      text: v.pipe(
        plainText,
        v.check((text) => text.trim() !== '', 'is empty'),
      ),
      spans,
      attribution: v.optional(filled),
    }),
    v.object({
      ...common,
      type: v.literal('list'),
      ordered: v.boolean('must be true or false'),
      items: v.pipe(v.array(itemSchema, 'must be a list'), v.minLength(1, 'is empty')),
    }),
    v.object({
      ...common,
      type: v.literal('figure'),
      src: v.pipe(v.string('must be a text'), v.regex(IMAGE_PATTERN, 'must be an image file beside the article')),
      alt: line,
      caption: v.optional(filled),
      /** Ranges of the caption. */
      spans,
      credit: v.optional(filled),
      width: size,
      height: size,
    }),
    v.object({
      ...common,
      type: v.literal('table'),
      caption: v.optional(filled),
      /** The names of the columns. */
      head: v.optional(v.array(cellSchema, 'must be a list')),
      rows: v.pipe(v.array(v.array(cellSchema, 'must be a list'), 'must be a list'), v.minLength(1, 'is empty')),
    }),
    v.object({ ...common, ...styled, type: v.literal('note') }),
    v.object({ ...common, type: v.literal('separator') }),
  ],
  'is not a kind of block that format 1 has',
)

/** The shape of format 1. What a shape cannot say (spans, unique ids, notes) is checked in `check.ts`. */
export const articleSchema = v.object({
  format: v.literal(FORMAT, 'must be 1'),
  id,
  lang,
  dir,
  title: filled,
  kicker: v.optional(filled),
  standfirst: v.optional(filled),
  authors: v.optional(v.array(v.object({ name: filled }), 'must be a list'), []),
  publisher: v.optional(v.object({ name: filled, url: v.optional(webAddress) })),
  published: v.optional(date),
  updated: v.optional(date),
  topics: v.optional(v.array(filled, 'must be a list'), []),
  source: v.optional(v.object({ url: v.optional(webAddress), note: v.optional(filled) })),
  translationKey: v.optional(id),
  blocks: v.pipe(
    v.array(blockSchema, 'must be a list'),
    v.minLength(1, 'is empty'),
    v.maxLength(MAX_BLOCKS, 'has more than 50000 blocks'),
  ),
})

export type Article = v.InferOutput<typeof articleSchema>
/** All that an article is but its text. */
export type ArticleFront = Omit<Article, 'blocks'>
export type Block = v.InferOutput<typeof blockSchema>
export type BlockType = Block['type']
export type BlockOf<Type extends BlockType> = Extract<Block, { type: Type }>
export type Span = v.InferOutput<typeof spanSchema>
export type TableCell = v.InferOutput<typeof cellSchema>

function isPlain(text: string): boolean {
  return !CONTROLS.test(text)
}
