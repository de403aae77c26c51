import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { hijriDay, knowsHijri } from './hijri.ts'
import { present } from '../../../tests/support/present.ts'

const written = (date: string) => {
  const found = hijriDay(date)
  return found && `${found.day}/${found.month}/${found.year}`
}

describe('hijriDay', () => {
  test.each([
    ['2023-09-03', '18/2/1445'],
    ['2023-09-03T16:20', '18/2/1445'],
    ['2023-09-03T23:59+03:00', '18/2/1445'],
    ['2019-08-31', '1/1/1441'],
    ['2022-07-30', '1/1/1444'],
    ['2023-07-19', '1/1/1445'],
    ['2024-02-29', '19/8/1445'],
    ['2026-06-16', '1/1/1448'],
  ])('finds the day of %s', (date, expected) => {
    expect(written(date)).toBe(expected)
  })

  test.each([
    ['the first day of the tables', '1882-11-12', '1/1/1300'],
    ['the day before it', '1882-11-11', undefined],
    ['the last day of the tables', '2174-11-25', '30/12/1600'],
    ['the day after it', '2174-11-26', undefined],
    ['a month that is none', '2023-13-01', undefined],
    ['a date in other words', '3 سبتمبر 2023', undefined],
    ['nothing', '', undefined],
  ])('knows its limits: %s', (_, date, expected) => {
    expect(written(date)).toBe(expected)
  })

  test('goes on day by day, in months of 29 or 30 days and years of twelve months', () => {
    const day = fc.date({ min: new Date('1882-11-12T00:00Z'), max: new Date('2174-11-24T00:00Z'), noInvalidDate: true })
    fc.assert(
      fc.property(day, (date) => {
        const at = (time: number) => hijriDay(new Date(time).toISOString().slice(0, 10))
        const [today, tomorrow] = [at(date.getTime()), at(date.getTime() + 86_400_000)]
        const { year, month, day: last } = present(today)
        const nextDay = { year, month, day: last + 1 }
        const nextMonth = { year: month === 12 ? year + 1 : year, month: (month % 12) + 1, day: 1 }
        const possible = last < 29 ? [nextDay] : last === 29 ? [nextDay, nextMonth] : [nextMonth]
        expect(possible).toContainEqual(tomorrow)
      }),
    )
  })
})

describe('knowsHijri', () => {
  afterEach(() => {
    vi.restoreAllMocks()
  })

  test('is so on this platform', () => {
    expect(knowsHijri()).toBe(true)
  })

  test.each(['gregory', 'islamic-civil', 'islamic-tbla'])(
    'finds out a platform that counts by %s',
    async (calendar) => {
      vi.resetModules()
      const other = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, { dateStyle: 'short', timeZone: 'UTC' })
      const parts = other.formatToParts.bind(other)
      vi.spyOn(Intl.DateTimeFormat.prototype, 'formatToParts').mockImplementation(parts)
      const fresh = await import('./hijri.ts')
      expect(fresh.knowsHijri()).toBe(false)
      expect(fresh.hijriDay('2023-09-03')).toBeUndefined()
    },
  )
})
