import { act, screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { Article, Block } from '#core/article/schema.ts'
import { changePreferences, preferences } from '#device/preferences.ts'
import { article, heading, note, paragraph, published, quote, spanOn, verse } from '../support/builders.ts'
import { present } from '../support/present.ts'
import { renderApp } from '../support/renderApp.tsx'

const LINE: [string, string] = ['سَهِرْتُ وَفِي الْبَيْتِ نَامَ الْقَلَقْ', 'وَآنَسَنِي هَمْسُ هٰذَا الْوَرَقْ']

/** Opens an article for a reader who hides vowel marks. */
async function readBare(blocks: Block[], change: Partial<Article> = {}) {
  const shown = article({ ...change, blocks })
  const app = await renderApp(`/ar/read/${shown.id}`, {
    published: published([shown]),
    preferences: { tashkeel: 'hidden' },
  })
  return { ...app, element: (block: Block) => present(document.getElementById(block.id)) }
}

const body = () => screen.getByRole('article')

describe('hiding vowel marks', () => {
  test('shows prose, headings and the head of the article without them', async () => {
    const prose = paragraph('تُطلَق كلمة «الورق» في العربيّة على ما تحمله الشَّجرة')
    const section = heading(2, 'ما تَسمعه الأذنُ')
    const { element } = await readBare([section, prose], {
      title: 'قصيدة تُقرأ بالأذن',
      kicker: 'عَروض',
      standfirst: 'ما الذي تَعدّه الأذن',
    })
    expect(element(prose)).toHaveTextContent('تطلق كلمة «الورق» في العربيّة على ما تحمله الشجرة')
    expect(element(section)).toHaveTextContent('ما تسمعه الأذن')
    expect(body()).toHaveTextContent(/^عروضقصيدة تقرأ بالأذنما الذي تعدّه الأذن/)
  })

  test('leaves those of verse, of vowelled quotes and of what the author keeps', async () => {
    const blocks = [
      verse([LINE]),
      quote('إِنَّ الْكِتَابَ هُوَ الَّذِي إِنْ نَظَرْتَ فِيهِ أَطَالَ إِمْتَاعَكَ'),
      paragraph('التفعيلة هي «فَعُولُنْ»', { keep: true }),
    ]
    const { element } = await readBare(blocks)
    expect([...element(present(blocks[0])).querySelectorAll('span')].map((half) => half.textContent)).toEqual(LINE)
    for (const block of blocks.slice(1)) expect(element(block)).toHaveTextContent('text' in block ? block.text : '')
  })

  test('leaves words styled, linked and numbered as they were', async () => {
    const text = 'قال «فَعُولُنْ» ثُمَّ سَكَتَ'
    const block = paragraph(text, {
      spans: [
        spanOn(text, 'فَعُولُنْ', { type: 'strong' }),
        spanOn(text, 'ثُمَّ', { type: 'link', href: 'https://example.org/' }),
        spanOn(text, 'سَكَتَ', { type: 'note-reference', note: 'n1' }),
      ],
    })
    const { element } = await readBare([block, note('السُّها نجم', { id: 'n1' })])
    const shown = within(element(block))
    expect(shown.getByText('فعولن').tagName).toBe('STRONG')
    expect(shown.getByRole('link', { name: 'ثمّ' })).toHaveAttribute('href', 'https://example.org/')
    expect(element(block)).toHaveTextContent(/سكت\S$/)
    expect(present(document.getElementById('n1'))).toHaveTextContent('السها نجم')
  })

  test('shows the contents as the headings are shown', async () => {
    await readBare([heading(2, 'تَمهيد'), heading(2, 'العَروض'), heading(2, 'السُّها')])
    const contents = screen.getByRole('navigation', { name: 'المحتويات' })
    expect(
      within(contents)
        .getAllByRole('link')
        .map((link) => link.textContent),
    ).toEqual(['تمهيد', 'العروض', 'السها'])
  })

  test('leaves the title of the page, and what another language has of marks', async () => {
    const english = paragraph('Résumé of a cafe\u0301', { lang: 'en', dir: 'ltr' })
    const { element } = await readBare([english], { title: 'قصيدة تُقرأ بالأذن' })
    expect(document.title).toBe('قصيدة تُقرأ بالأذن · ورق')
    expect(element(english)).toHaveTextContent('Résumé of a cafe\u0301')
  })

  test('gives lines the room of what is shown', async () => {
    await readBare([paragraph('سَهِرْتُ وَفِي الْبَيْتِ نَامَ الْقَلَقْ')])
    expect(body()).not.toHaveAttribute('data-vowelled')
    act(() => changePreferences({ tashkeel: 'written' }))
    expect(body()).toHaveAttribute('data-vowelled')
  })

  test('is chosen in the sheet, answers at once, and keeps every element where it is', async () => {
    const prose = paragraph('تُطلَق كلمة «الورق»')
    const shown = article({ blocks: [prose] })
    const { user } = await renderApp(`/ar/read/${shown.id}`, { published: published([shown]) })
    const element = present(document.getElementById(prose.id))
    expect(element).toHaveTextContent('تُطلَق كلمة «الورق»')

    await user.click(screen.getByRole('button', { name: 'إعدادات النص' }))
    const choice = within(await screen.findByRole('group', { name: 'التشكيل' }))
    await user.click(choice.getByRole('radio', { name: 'مخفيّ' }))
    expect(document.getElementById(prose.id)).toBe(element)
    expect(element).toHaveTextContent('تطلق كلمة «الورق»')
    expect(preferences.get().tashkeel).toBe('hidden')

    await user.click(choice.getByRole('radio', { name: 'كما كُتب' }))
    expect(element).toHaveTextContent('تُطلَق كلمة «الورق»')
  })

  test('shows in the sample of the settings', async () => {
    await renderApp('/ar/settings', { preferences: { tashkeel: 'hidden' } })
    expect(screen.getByText(/^القراءة حديث مع من لم نلتق بهم قطّ/)).toBeInTheDocument()
  })
})
