// @vitest-environment node
import { expect, test } from 'vitest'
import { scalePlan } from './scalePlan.ts'

const kilobytesIn = (cell: string | undefined) => Number(/([\d.]+) kB/.exec(cell ?? '')?.[1])
const filesIn = (cell: string | undefined) => Number(/^\d+/.exec(cell ?? '')?.[0])

test('what a reader and a deploy move does not grow with the number of articles', () => {
  const [head, first, far, , ...deploys] = scalePlan([600, 15_000])
  expect(head).toEqual(['', '600', '15,000'])
  expect(kilobytesIn(first?.[2])).toBeLessThan(2 * kilobytesIn(first?.[1]))
  expect([filesIn(far?.[1]), filesIn(far?.[2])]).toEqual([1, 2])
  expect(deploys).toHaveLength(3)
  for (const [name, , many] of deploys) expect([name, filesIn(many) <= 8]).toEqual([name, true])
})
