import { expect, test } from 'vitest'
import { node } from '../../../../tests/support/tree.ts'
import { readMetadata } from './metadata.ts'
import { pageTitle } from './pageTitle.ts'

const nothing = { marked: [], headings: [], lines: [] }
const metadata = (title: string, metas: Record<string, string> = {}) =>
  readMetadata(
    node(
      'html',
      {},
      ...(title === '' ? [] : [node('title', {}, title)]),
      ...Object.entries(metas).map(([property, content]) => node('meta', { property, content })),
    ),
    undefined,
  )

test.each([
  [
    'the heading that the window repeats',
    'السوق يعود - ديوان',
    {},
    { headings: ['ديوان', 'السوق يعود'] },
    'السوق يعود',
  ],
  [
    'what the page calls its title',
    'ديوان: السوق يعود',
    {},
    { marked: ['السوق يعود'], headings: ['ديوان'] },
    'السوق يعود',
  ],
  [
    'no marked title that is of something else',
    'السوق يعود',
    {},
    { marked: ['خبر آخر'], headings: ['السوق يعود'] },
    'السوق يعود',
  ],
  [
    'a line of the text that the window names',
    'صحيفة الوادي: السوق يعود',
    {},
    { lines: ['محليات', 'السوق يعود'] },
    'السوق يعود',
  ],
  [
    'the longest such line',
    'صحيفة الوادي: السوق القديم يعود',
    {},
    { lines: ['صحيفة الوادي', 'السوق القديم يعود'] },
    'السوق القديم يعود',
  ],
  [
    'the title of a text without metadata',
    '',
    {},
    { marked: ['تقرير عن السوق'], headings: ['مقدمة', 'النتائج'] },
    'تقرير عن السوق',
  ],
  [
    'what social networks are told, without the site',
    'x',
    { 'og:title': 'السوق يعود | ديوان', 'og:site_name': 'ديوان' },
    {},
    'السوق يعود',
  ],
  ['the only heading', '', {}, { headings: ['السوق يعود'] }, 'السوق يعود'],
  ['the window, without the site', 'The old market returns | Diwan', {}, {}, 'The old market returns'],
  ['nothing where there is nothing', '', {}, {}, undefined],
])('takes %s', (_, window, metas, shown, expected) => {
  expect(pageTitle(metadata(window, metas), { ...nothing, ...shown })).toBe(expected)
})
