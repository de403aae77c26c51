import { describe, expect, test } from 'vitest'
import { estimatedRow, pagesInView } from './pagesInView.ts'

describe('pagesInView', () => {
  const heights = [100, 200, 300, 400]
  test.each([
    ['the beginning', 0, 50, 0, 0],
    ['the middle', 150, 350, 1, 2],
    ['the end', 900, 2000, 3, 3],
    ['all of it', -500, 5000, 0, 3],
    ['what stands above the list', -500, -10, 0, -1],
    ['what stands below it', 1500, 2000, 0, -1],
    ['the border of two pages', 100, 100, 0, 1],
  ])('finds those in %s', (_, from, to, first, last) => {
    expect(pagesInView(heights, from, to)).toEqual({ first, last })
  })

  test('passes over pages of which a filter leaves nothing, to the next that has something', () => {
    expect(pagesInView([0, 0, 0, 500, 500], 0, 200)).toEqual({ first: 0, last: 3 })
  })

  test('finds none in a list without pages', () => {
    expect(pagesInView([], 0, 100)).toEqual({ first: 0, last: -1 })
  })
})

test('a row is as tall as others, and less in a list that no browser could draw', () => {
  expect(estimatedRow(112, 100_000)).toBe(112)
  expect(estimatedRow(112, 1_000_000) * 1_000_000).toBeLessThanOrEqual(12_000_000)
  expect(estimatedRow(112, 0)).toBe(112)
})
