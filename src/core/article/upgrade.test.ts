import { expect, test } from 'vitest'
import { upgraded, type Upgrade } from './upgrade.ts'

const steps: Record<number, Upgrade> = {
  1: ({ title, ...rest }) => ({ ...rest, headline: title }),
  2: ({ headline, ...rest }) => ({ ...rest, headline: { text: headline } }),
}

test.each([
  [
    { format: 1, title: 'رحلة' },
    { format: 3, headline: { text: 'رحلة' } },
  ],
  [
    { format: 2, headline: 'رحلة' },
    { format: 3, headline: { text: 'رحلة' } },
  ],
  [
    { format: 3, headline: 'x' },
    { format: 3, headline: 'x' },
  ],
  [{ format: 9 }, { format: 9 }],
  [{ title: 'رحلة' }, { title: 'رحلة' }],
  [
    { format: 0, title: 'رحلة' },
    { format: 0, title: 'رحلة' },
  ],
])('reads %j in the newest format', (old, expected) => {
  expect(upgraded(old, steps, 3)).toEqual(expected)
})

test('leaves the only format there is as it is', () => {
  const article = { format: 1, title: 'رحلة' }
  expect(upgraded(article)).toBe(article)
})
