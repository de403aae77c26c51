import { act, screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { keepPlace } from '#device/places.ts'
import { article, englishArticle, paragraph, placeIn, published } from '../support/builders.ts'
import { present } from '../support/present.ts'
import { renderApp } from '../support/renderApp.tsx'

const bayan = article({
  id: 'bayan',
  title: 'البيان والتبيين اليوم',
  kicker: 'أدب',
  standfirst: 'كيف نقرأ الجاحظ بعد ألف عام.',
  published: '2023-09-03T16:20',
})
const essay = englishArticle({ published: '2023-04-21' })
const river = article({
  id: 'river',
  title: 'نهر بلا ضفاف',
  kicker: 'رحلات',
  blocks: [paragraph('كان النهر أعرض مما نذكر، والضفة الأخرى لا تُرى.')],
})
const folder = published([bayan, essay, river], {
  bayan: { minutes: 11 },
  essay: { minutes: 1 },
  river: { minutes: 10 },
})

const rows = () => within(screen.getByRole('list')).getAllByRole('listitem')
const titles = () => rows().map((row) => within(row).getByRole('heading').textContent)
const rowOf = (title: string) => present(rows().find((row) => within(row).getByRole('heading').textContent === title))

describe('the library', () => {
  test('goes from the bare address to the language of the last visit', async () => {
    const { address } = await renderApp('/', { published: folder, language: 'en' })
    expect(address()).toBe('/en/')
    expect(screen.getByRole('heading', { level: 1, name: 'Waraq' })).toBeVisible()
  })

  test('goes from the bare address to the best language of the browser on a first visit', async () => {
    const { address } = await renderApp('/', { published: folder, speaks: ['fr', 'en-GB', 'ar-IQ'] })
    expect(address()).toBe('/en/')
  })

  test('remembers the language of the address for the next visit', async () => {
    await renderApp('/en/', { published: folder, language: 'ar' })
    expect(localStorage.getItem('waraq.ui')).toBe('en')
  })

  test('names the page, its language and its direction', async () => {
    await renderApp('/ar/', { published: folder })
    expect(document.title).toBe('المكتبة · ورق')
    expect(document.documentElement).toHaveAttribute('lang', 'ar')
    expect(document.documentElement).toHaveAttribute('dir', 'rtl')
  })

  test('lists what is published in the order of the catalogue', async () => {
    await renderApp('/ar/', { published: folder })
    expect(titles()).toEqual([bayan.title, essay.title, river.title])
  })

  test.each(['ar', 'en'])('gives each title its own language and direction (%s)', async (ui) => {
    await renderApp(`/${ui}/`, { published: folder })
    const arabic = screen.getByRole('heading', { name: bayan.title })
    expect([arabic.lang, arabic.dir]).toEqual(['ar', 'rtl'])
    const english = screen.getByRole('heading', { name: essay.title })
    expect([english.lang, english.dir]).toEqual(['en', 'ltr'])
  })

  test.each(['ar', 'en'])('leads to the article in the language of the interface (%s)', async (ui) => {
    await renderApp(`/${ui}/`, { published: folder })
    expect(screen.getByRole('link', { name: essay.title })).toHaveAttribute('href', `/${ui}/read/essay`)
  })

  test('tells the facts in Arabic, with the months and digits of the reader', async () => {
    await renderApp('/ar/', { published: folder, preferences: { digits: 'arab', months: 'levant' } })
    expect(rowOf(bayan.title)).toHaveTextContent('١١ دقيقة')
    expect(rowOf(bayan.title)).toHaveTextContent('٣ أيلول ٢٠٢٣')
    expect(rowOf(bayan.title)).not.toHaveTextContent('بالعربية')
    expect(rowOf(essay.title)).toHaveTextContent('دقيقة٢١ نيسان ٢٠٢٣بالإنجليزية')
    expect(rowOf(river.title)).toHaveTextContent('١٠ دقائق')
  })

  test('tells the facts in Arabic with Latin digits for who wants them', async () => {
    await renderApp('/ar/', { published: folder, preferences: { digits: 'latn', months: 'morocco' } })
    expect(rowOf(bayan.title)).toHaveTextContent('11 دقيقة')
    expect(rowOf(bayan.title)).toHaveTextContent('3 شتنبر 2023')
  })

  test('tells the facts in English with its own digits, whatever digits Arabic has', async () => {
    await renderApp('/en/', { published: folder, preferences: { digits: 'arab' } })
    expect(rowOf(bayan.title)).toHaveTextContent('11 min')
    expect(rowOf(bayan.title)).toHaveTextContent('3 September 2023')
    expect(rowOf(bayan.title)).toHaveTextContent('In Arabic')
    expect(rowOf(essay.title)).not.toHaveTextContent('In English')
  })

  test('takes digits and months from the region of the browser until the reader chooses', async () => {
    await renderApp('/ar/', { published: folder, preferences: { digits: 'auto', months: 'auto' } })
    expect(rowOf(bayan.title)).toHaveTextContent('٣ أيلول ٢٠٢٣')
  })

  test('has the date for machines too', async () => {
    await renderApp('/ar/', { published: folder })
    expect(rowOf(bayan.title).querySelector('time')).toHaveAttribute('datetime', '2023-09-03T16:20')
  })

  test('shows kicker and standfirst of the newest article only', async () => {
    await renderApp('/ar/', { published: folder })
    expect(screen.getByText('أدب')).toHaveAttribute('lang', 'ar')
    expect(screen.getByText('كيف نقرأ الجاحظ بعد ألف عام.')).toHaveAttribute('dir', 'rtl')
    expect(screen.queryByText('رحلات')).not.toBeInTheDocument()
  })

  test('says what is read, what is begun and what is saved', async () => {
    await renderApp('/en/', {
      published: folder,
      places: [placeIn(bayan, { progress: 1 }), placeIn(river, { progress: 0.45 })],
      kept: [{ id: 'essay' }],
    })
    expect(rowOf(bayan.title)).toHaveTextContent(/Read$/)
    expect(rowOf(river.title)).toHaveTextContent('45% read')
    expect(rowOf(essay.title)).toHaveTextContent('Saved')
    expect(rowOf(river.title)).not.toHaveTextContent('Saved')
  })

  test('says the same in Arabic', async () => {
    await renderApp('/ar/', {
      published: folder,
      places: [placeIn(bayan, { progress: 1 }), placeIn(river, { progress: 0.45 })],
      kept: [{ id: 'essay' }],
      preferences: { digits: 'arab' },
    })
    expect(rowOf(bayan.title)).toHaveTextContent('قُرئت')
    expect(rowOf(river.title)).toHaveTextContent('قُرئ منها ٤٥٪')
    expect(rowOf(essay.title)).toHaveTextContent('محفوظة')
  })
})

describe('the filters of the library', () => {
  test('keep the language in the address, and the list to it', async () => {
    const { user, address } = await renderApp('/ar/', { published: folder })
    await user.click(screen.getByRole('button', { name: 'الإنجليزية' }))
    expect(address()).toBe('/ar/?lang=en')
    expect(titles()).toEqual([essay.title])
    expect(screen.getByRole('button', { name: 'الإنجليزية' })).toHaveAttribute('aria-pressed', 'true')
    expect(screen.getByRole('button', { name: 'الكل' })).toHaveAttribute('aria-pressed', 'false')
  })

  test('take the choice from the address', async () => {
    await renderApp('/en/?lang=ar&unread=1', { published: folder, places: [placeIn(bayan, { progress: 1 })] })
    expect(titles()).toEqual([river.title])
    expect(screen.getByRole('button', { name: 'Arabic' })).toHaveAttribute('aria-pressed', 'true')
    expect(screen.getByRole('button', { name: 'Unread' })).toHaveAttribute('aria-pressed', 'true')
  })

  test('leave out what is read, and take it back in', async () => {
    const { user, address } = await renderApp('/en/?lang=ar', {
      published: folder,
      places: [placeIn(river, { progress: 0.96 })],
    })
    await user.click(screen.getByRole('button', { name: 'Unread' }))
    expect(address()).toBe('/en/?lang=ar&unread=1')
    expect(titles()).toEqual([bayan.title])
    await user.click(screen.getByRole('button', { name: 'Unread' }))
    expect(address()).toBe('/en/?lang=ar')
    expect(titles()).toEqual([bayan.title, river.title])
  })

  test.each([
    ['ar', 'لا شيء هنا يوافق اختيارك.', 'اعرض المقالات كلها'],
    ['en', 'Nothing here matches.', 'Show all articles'],
  ])('say so where nothing is left, and offer everything (%s)', async (ui, sentence, offer) => {
    const { user, address } = await renderApp(`/${ui}/?lang=en&unread=1`, {
      published: folder,
      places: [placeIn(essay, { progress: 1 })],
    })
    expect(screen.getByText(sentence)).toBeVisible()
    await user.click(screen.getByRole('button', { name: offer }))
    expect(address()).toBe(`/${ui}/`)
    expect(titles()).toHaveLength(3)
  })

  test('survive the switch of the language', async () => {
    const { user, address } = await renderApp('/en/?lang=en', { published: folder })
    await user.click(screen.getByRole('link', { name: 'العربية' }))
    expect(address()).toBe('/ar/?lang=en')
    expect(titles()).toEqual([essay.title])
    expect(document.documentElement).toHaveAttribute('dir', 'rtl')
  })
})

describe('the way back into reading', () => {
  const begun = placeIn(river, { progress: 0.4, quote: 'كان النهر أعرض مما نذكر،', at: 20 })

  test('names the article read last, what is left of it, and the words it goes on with', async () => {
    await renderApp('/ar/', {
      published: folder,
      places: [placeIn(bayan, { progress: 0.2, at: 10 }), begun],
      preferences: { digits: 'arab' },
    })
    const card = screen.getByRole('region', { name: 'تابع القراءة' })
    expect(within(card).getByRole('link', { name: river.title })).toHaveAttribute('href', '/ar/read/river')
    expect(card).toHaveTextContent('بقيت ٦ دقائق')
    expect(within(card).getByText('كان النهر أعرض مما نذكر،')).toHaveAttribute('lang', 'ar')
  })

  test('stands in English around an Arabic article', async () => {
    await renderApp('/en/', { published: folder, places: [begun] })
    const card = screen.getByRole('region', { name: 'Continue reading' })
    expect(card).toHaveTextContent('6 minutes left')
    expect(within(card).getByRole('heading')).toHaveAttribute('dir', 'rtl')
  })

  test('is there as soon as reading has begun, and gone when it is done', async () => {
    await renderApp('/en/', { published: folder })
    expect(screen.queryByRole('region', { name: 'Continue reading' })).not.toBeInTheDocument()
    await act(() => keepPlace(begun))
    expect(screen.getByRole('region', { name: 'Continue reading' })).toBeVisible()
    await act(() => keepPlace({ ...begun, progress: 1 }))
    expect(screen.queryByRole('region', { name: 'Continue reading' })).not.toBeInTheDocument()
  })

  test('forgets an article that is no longer published', async () => {
    await renderApp('/en/', { published: published([bayan]), places: [begun] })
    expect(screen.queryByRole('region', { name: 'Continue reading' })).not.toBeInTheDocument()
  })
})

describe('the line on what opens offline', () => {
  const line = () => screen.getAllByRole('status')[0]
  const all = [{ id: 'bayan' }, { id: 'essay' }, { id: 'river' }]

  test.each([
    ['en', '3 articles · 126 kB · all open offline'],
    ['ar', '٣ مقالات، ١٢٦ ك.ب · كلها تُفتح دون اتصال'],
  ])('counts what is here when everything is (%s)', async (ui, sentence) => {
    await renderApp(`/${ui}/`, { published: folder, kept: all, preferences: { digits: 'arab' } })
    expect(line()).toHaveTextContent(sentence)
  })

  test.each([
    ['en', '1 of 3 articles open offline'],
    ['ar', 'تُفتح دون اتصال: ١ من ٣'],
  ])('says how many are here when some are (%s)', async (ui, sentence) => {
    await renderApp(`/${ui}/`, { published: folder, kept: [{ id: 'river' }], preferences: { digits: 'arab' } })
    expect(line()).toHaveTextContent(sentence)
  })

  test('promises nothing while the app is being stored', async () => {
    await renderApp('/en/', { published: folder, kept: all, status: { offline: 'starting' } })
    expect(line()).toHaveTextContent('Getting ready for reading offline…')
  })

  test('says so where nothing can be stored', async () => {
    await renderApp('/en/', { published: folder, status: { offline: 'unavailable' } })
    expect(line()).toHaveTextContent('Reading online.')
  })

  test.each([
    ['en', '3 articles · 126 kB · all open offline · some without images', 'Saved without images'],
    ['ar', '٣ مقالات، ١٢٦ ك.ب · كلها تُفتح دون اتصال · بعضها نصًّا بلا صور', 'محفوظة نصًّا بلا صور'],
  ])('does not claim images that are not here (%s)', async (ui, sentence, state) => {
    const kept = [...all.slice(0, 2), { id: 'river', by: 'rule' as const, textOnly: true }]
    await renderApp(`/${ui}/`, { published: folder, kept, preferences: { digits: 'arab' } })
    expect(line()).toHaveTextContent(sentence)
    expect(rowOf(river.title)).toHaveTextContent(state)
  })

  test.each([
    ['en', 'full', /1 of 3 articles open offline · This device has no room for more articles\. What is saved stays\./],
    ['ar', 'full', /١ من ٣ · لا متّسع على الجهاز لمقالات أخرى\. ما حُفظ باقٍ\./],
    ['en', 'forbidden', /^This browser stores nothing here/],
    ['ar', 'forbidden', /^لا يُخزَّن شيء في هذا المتصفح/],
  ] as const)('says what stands in the way (%s, %s)', async (ui, trouble, sentence) => {
    await renderApp(`/${ui}/`, { published: folder, kept: all.slice(0, 1), trouble, preferences: { digits: 'arab' } })
    expect(line()).toHaveTextContent(sentence)
  })
})
