import { expect, test } from 'vitest'
import { blockIdMaker } from './blockIds.ts'
import { ID_PATTERN } from './patterns.ts'

test('blockIdMaker gives a text the same id in every article, whatever stands around it', () => {
  const [first, second] = [blockIdMaker(), blockIdMaker()]
  first('مقدمة')
  expect(first('قاعة القراءة')).toBe(second('قاعة القراءة'))
})

test('blockIdMaker gives equal texts different ids, the same ones each time', () => {
  const idsOf = (idOf: (text: string) => string) => ['***', '***', '***'].map(idOf)
  const ids = idsOf(blockIdMaker())
  expect(new Set(ids).size).toBe(3)
  expect(idsOf(blockIdMaker())).toEqual(ids)
})

test('blockIdMaker keeps clear of the ids that an article has already', () => {
  const id = blockIdMaker()('قاعة القراءة')
  expect(blockIdMaker([id])('قاعة القراءة')).not.toBe(id)
})

// Anchors are no words of the heading (R63): they stay when it changes, and need no escaping in an address.
test('blockIdMaker makes anchors of plain letters for any heading, vowelled or with a half space', () => {
  for (const heading of ['مُقَدِّمَة', 'می\u200cخواهم', 'C++ والبرمجة؟', '']) {
    const id = blockIdMaker()(heading)
    expect(encodeURIComponent(id)).toBe(id)
  }
})

test('blockIdMaker makes ids that the format allows, different for ten thousand texts', () => {
  const idOf = blockIdMaker()
  const ids = Array.from({ length: 10_000 }, (_, i) => idOf(`فقرة ${i}`))
  expect(new Set(ids).size).toBe(10_000)
  expect(ids.every((id) => ID_PATTERN.test(id))).toBe(true)
})
