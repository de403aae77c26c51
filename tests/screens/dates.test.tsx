import { screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { Article } from '#core/article/schema.ts'
import { article, paragraph, published } from '../support/builders.ts'
import { renderApp } from '../support/renderApp.tsx'

type Device = Parameters<typeof renderApp>[1]

/** The spaces that keep a number and its word on one line read as spaces. */
const read = (element: Element | null) => element?.textContent.replaceAll('\u00A0', ' ')

async function datesOf(ui: 'ar' | 'en', told: Partial<Article>, preferences: NonNullable<Device>['preferences'] = {}) {
  const shown = article({ blocks: [paragraph('نص.')], ...told })
  await renderApp(`/${ui}/read/${shown.id}`, { published: published([shown]), preferences })
  return [...screen.getByRole('article').querySelectorAll('time')]
}

describe('the Hijri date of an article', () => {
  test.each([
    ['ar', 'الأحد ٣ أيلول ٢٠٢٣، ٤:٢٠ م', '١٨ صفر ١٤٤٥ هـ'],
    ['en', 'Sunday 3 September 2023, 4:20 pm', '18 Safar 1445 AH'],
  ] as const)('stands behind the other, for a reader who asked for it (%s)', async (ui, date, hijri) => {
    const times = await datesOf(ui, { published: '2023-09-03T16:20' }, { hijri: true })
    expect(times.map(read)).toEqual([date, hijri])
    expect(times.map(({ dateTime }) => dateTime)).toEqual(['2023-09-03T16:20', '2023-09-03T16:20'])
  })

  test('is written with the digits that are chosen', async () => {
    const times = await datesOf('ar', { published: '2023-09-03' }, { hijri: true, digits: 'latn' })
    expect(times.map(read)).toEqual(['الأحد 3 أيلول 2023', '18 صفر 1445 هـ'])
  })

  test.each([
    ['nobody asked for it', { published: '2023-09-03' }, false, ['Sunday 3 September 2023']],
    ['it lies before all tables', { published: '1798-07-02' }, true, ['Monday 2 July 1798']],
    ['there is no date', {}, true, []],
  ])('is left out where %s', async (_, told, hijri, expected) => {
    expect((await datesOf('en', told, { hijri })).map(read)).toEqual(expected)
  })

  test('does not stand in the rows of the library', async () => {
    const shown = article({ published: '2023-09-03' })
    await renderApp('/en/', { published: published([shown]), preferences: { hijri: true } })
    expect(screen.getByText('3 September 2023')).toBeVisible()
    expect(screen.queryByText(/Safar/)).not.toBeInTheDocument()
  })
})

describe('the setting of the Hijri date', () => {
  test.each([
    ['ar', 'التاريخ الهجري', 'لا يظهر', 'بجانب الميلادي', 'مثال: الأحد ١٦ آب ٢٠٢٦، ٤:٢٠ م', '٣ ربيع الأول ١٤٤٨ هـ'],
    [
      'en',
      'Hijri date',
      'Not shown',
      'Beside the date',
      'Example: Sunday 16 August 2026, 4:20 pm',
      '3 Rabi al-Awwal 1448 AH',
    ],
  ])('shows it in the example, and is kept (%s)', async (ui, name, off, on, example, hijri) => {
    const { user } = await renderApp(`/${ui}/settings`)
    const choose = within(screen.getByRole('group', { name }))
    expect(choose.getByRole('radio', { name: off })).toBeChecked()
    expect(read(screen.getByText(example))).toBe(example)

    await user.click(choose.getByRole('radio', { name: on }))
    expect(read(screen.getByText(`${example} – ${hijri}`))).toBe(`${example} – ${hijri}`)
    expect(JSON.parse(localStorage.getItem('waraq.preferences') ?? '')).toMatchObject({ hijri: true })

    await user.click(choose.getByRole('radio', { name: off }))
    expect(read(screen.getByText(example))).toBe(example)
  })
})
