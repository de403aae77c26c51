import { startingPreferences, startingType } from '#core/preferences.ts'
import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import * as device from '#device/keepArticles.ts'
import { library, type Outcome } from '#device/library.ts'
import * as sharing from '#device/share.ts'
import { article, heading, published } from '../support/builders.ts'
import { renderApp } from '../support/renderApp.tsx'

const shown = article({ blocks: [heading(2, 'أول'), heading(2, 'ثان'), heading(2, 'ثالث')] })
const folder = published([shown])

/** The line that says how an action went. */
const announced = () => screen.getByRole('status')

/** A device that does what it is asked, or has no room. */
function deviceThatKeeps(outcome: Outcome) {
  const keep = vi.spyOn(device, 'keepArticle').mockImplementation(async ({ id, file }, by) => {
    if (outcome === 'kept') library.set({ ...library.get(), kept: new Map([[id, { id, file, by, bytes: 42_000 }]]) })
    return outcome
  })
  const remove = vi.spyOn(device, 'removeArticle').mockImplementation(async () => {
    library.set({ ...library.get(), kept: new Map() })
  })
  return { keep, remove }
}

describe('saving an article', () => {
  test.each([
    ['ar', 'احفظها للقراءة دون اتصال', 'محفوظة: أزلها من هذا الجهاز', 'حُفظت، وتُفتح دون اتصال.'],
    ['en', 'Save for offline', 'Saved: remove from this device', 'Saved. It opens offline.'],
  ])('keeps it on the device and says so (%s)', async (ui, before, after, sentence) => {
    const { keep } = deviceThatKeeps('kept')
    const { user } = await renderApp(`/${ui}/read/maqala`, { published: folder })
    const button = screen.getByRole('button', { name: before })
    expect(button).toHaveAttribute('aria-pressed', 'false')
    await user.click(button)
    expect(keep).toHaveBeenCalledWith(folder.catalogue.entries[0], 'reader')
    expect(button).toHaveAccessibleName(after)
    expect(button).toHaveAttribute('aria-pressed', 'true')
    expect(announced()).toHaveTextContent(sentence)
  })

  test.each([
    ['ar', 'احفظها للقراءة دون اتصال', 'full', /^تعذّر حفظها: لا متّسع/],
    ['en', 'Save for offline', 'full', /^It could not be saved: this device has no room/],
    ['ar', 'احفظها للقراءة دون اتصال', 'forbidden', /^تعذّر حفظها: لا يسمح هذا المتصفح/],
    ['en', 'Save for offline', 'forbidden', /^It could not be saved: this browser/],
    ['ar', 'احفظها للقراءة دون اتصال', 'damaged', /^تعذّر حفظها: ما وصل/],
    ['en', 'Save for offline', 'damaged', /^It could not be saved: what came/],
    ['ar', 'احفظها للقراءة دون اتصال', 'offline', /^لا شبكة الآن\. ستُحفظ/],
    ['en', 'Save for offline', 'offline', /^There is no network now\. It will be saved/],
  ] as const)('says so when it could not be kept (%s, %s, %s)', async (ui, name, outcome, sentence) => {
    deviceThatKeeps(outcome)
    const { user } = await renderApp(`/${ui}/read/maqala`, { published: folder })
    const button = screen.getByRole('button', { name })
    await user.click(button)
    expect(button).toHaveAttribute('aria-pressed', 'false')
    expect(announced()).toHaveTextContent(sentence)
  })

  test.each([
    ['ar', 'محفوظة: أزلها من هذا الجهاز', 'أُزيلت من هذا الجهاز.'],
    ['en', 'Saved: remove from this device', 'Removed from this device.'],
  ])('is undone by the same button (%s)', async (ui, name, sentence) => {
    const { remove } = deviceThatKeeps('kept')
    const { user } = await renderApp(`/${ui}/read/maqala`, { published: folder, kept: [{ id: 'maqala' }] })
    const button = screen.getByRole('button', { name })
    await user.click(button)
    expect(remove).toHaveBeenCalledWith('maqala')
    expect(button).toHaveAttribute('aria-pressed', 'false')
    expect(announced()).toHaveTextContent(sentence)
  })

  test('is still to be asked for where only the rule keeps it', async () => {
    const { keep, remove } = deviceThatKeeps('kept')
    const { user } = await renderApp('/en/read/maqala', { published: folder, kept: [{ id: 'maqala', by: 'rule' }] })
    await user.click(screen.getByRole('button', { name: 'Save for offline' }))
    expect(keep).toHaveBeenCalledOnce()
    expect(remove).not.toHaveBeenCalled()
  })

  test('shows that it is going on', async () => {
    await renderApp('/en/read/maqala', { published: folder, busy: ['maqala'] })
    expect(screen.getByRole('button', { name: 'Save for offline' })).toHaveAttribute('aria-busy', 'true')
  })
})

describe('the line on how an action went', () => {
  test('goes when it is dismissed', async () => {
    deviceThatKeeps('kept')
    const { user } = await renderApp('/ar/read/maqala', { published: folder })
    await user.click(screen.getByRole('button', { name: 'احفظها للقراءة دون اتصال' }))
    await user.click(screen.getByRole('button', { name: 'إخفاء' }))
    expect(announced()).toBeEmptyDOMElement()
  })

  test('goes by itself when there was time to read it', async () => {
    const { keep } = deviceThatKeeps('kept')
    await renderApp('/en/read/maqala', { published: folder })
    vi.useFakeTimers()
    try {
      await act(async () => screen.getByRole('button', { name: 'Save for offline' }).click())
      expect(keep).toHaveBeenCalledOnce()
      act(() => void vi.advanceTimersByTime(5000))
      expect(announced()).toHaveTextContent('Saved.')
      act(() => void vi.advanceTimersByTime(5000))
      expect(announced()).toBeEmptyDOMElement()
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('sharing an article', () => {
  test('hands over its title and the address', async () => {
    const share = vi.spyOn(sharing, 'share').mockResolvedValue('shared')
    const { user } = await renderApp('/ar/read/maqala', { published: folder })
    await user.click(screen.getByRole('button', { name: 'مشاركة' }))
    expect(share).toHaveBeenCalledWith('في مديح القراءة البطيئة', location.href)
    expect(announced()).toBeEmptyDOMElement()
  })

  test.each([
    ['ar', 'مشاركة', 'copied', 'نُسخ الرابط'],
    ['en', 'Share', 'copied', 'Link copied'],
    ['ar', 'مشاركة', 'failed', 'تعذّر نسخ الرابط. انسخه من شريط العنوان.'],
    ['en', 'Share', 'failed', 'The link could not be copied. Copy it from the address bar.'],
  ] as const)('says what became of the link (%s, %s, %s)', async (ui, name, result, sentence) => {
    vi.spyOn(sharing, 'share').mockResolvedValue(result)
    const { user } = await renderApp(`/${ui}/read/maqala`, { published: folder })
    await user.click(screen.getByRole('button', { name }))
    expect(announced()).toHaveTextContent(sentence)
  })
})

describe('printing an article', () => {
  test('waits for the faces, so that they are on the paper', async () => {
    let arrive = () => {}
    const ready = new Promise<void>((resolve) => (arrive = resolve))
    const print = vi.fn<() => void>()
    vi.stubGlobal('print', print)
    // happy-dom has no fonts.
    Object.defineProperty(document, 'fonts', { value: { ready }, configurable: true })
    try {
      const { user } = await renderApp('/en/read/maqala', { published: folder })
      await user.click(screen.getByRole('button', { name: 'Print' }))
      expect(print).not.toHaveBeenCalled()
      arrive()
      await waitFor(() => expect(print).toHaveBeenCalledOnce())
    } finally {
      Reflect.deleteProperty(document, 'fonts')
      vi.unstubAllGlobals()
    }
  })
})

describe('the settings of the text', () => {
  const page = document.documentElement
  const kept = () => JSON.parse(localStorage.getItem('waraq.preferences') ?? '{}') as Record<string, unknown>
  const sizeOfText = () => page.style.getPropertyValue('--arabic-size')

  async function open(ui: 'ar' | 'en', settings: Parameters<typeof renderApp>[1] = {}) {
    const app = await renderApp(`/${ui}/read/maqala`, { published: folder, ...settings })
    const name = ui === 'ar' ? 'إعدادات النص' : 'Text settings'
    const opener = screen.getByRole('button', { name })
    await app.user.click(opener)
    return { ...app, opener, sheet: within(await screen.findByRole('dialog', { name })) }
  }

  test('come over the text and go again', async () => {
    const { user, opener, sheet } = await open('en')
    expect(opener).toHaveAttribute('aria-expanded', 'true')
    await user.click(sheet.getByRole('button', { name: 'Close' }))
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
    expect(opener).toHaveAttribute('aria-expanded', 'false')
  })

  test.each([
    ['ar', 'أكبر', 'أصغر', '٢١', '٢٠'],
    ['en', 'Larger', 'Smaller', '21', '20'],
  ] as const)('set the text larger and smaller, at once and for good (%s)', async (ui, larger, smaller, up, back) => {
    const { user, sheet } = await open(ui)
    await user.click(sheet.getByRole('button', { name: larger }))
    expect(sheet.getByText(up)).toBeVisible()
    expect(sizeOfText()).toBe('1.3125rem')
    expect(kept()).toMatchObject({ arabic: { size: 21 }, latin: { size: 18 } })
    await user.click(sheet.getByRole('button', { name: smaller }))
    expect(sheet.getByText(back)).toBeVisible()
    // The style sheet's own.
    expect(sizeOfText()).toBe('')
  })

  test.each([
    [34, 'Larger'],
    [14, 'Smaller'],
  ])('stop at the end of the range and leave the focus there: %i', async (size, name) => {
    const { user, sheet } = await open('en', { preferences: { arabic: { ...startingType('arabic'), size } } })
    const button = sheet.getByRole('button', { name })
    expect(button).toHaveAttribute('aria-disabled', 'true')
    await user.click(button)
    expect(button).toHaveFocus()
    expect(sizeOfText()).toBe(`${size / 16}rem`)
  })

  test.each([
    ['ar', 'أميري', 'عتيق', 'واسع'],
    ['en', 'Amiri', 'Sepia', 'Loose'],
  ] as const)('change face, paper and leading, and keep them (%s)', async (ui, face, paper, leading) => {
    const { user, sheet } = await open(ui)
    for (const name of [face, paper, leading]) await user.click(sheet.getByRole('radio', { name }))
    expect(page.dataset).toMatchObject({ arabic: 'amiri', latin: 'literata', paper: 'sepia' })
    expect(page.style.getPropertyValue('--arabic-leading-step')).toBe('0.3')
    expect(kept()).toMatchObject({ arabic: { face: 'amiri', leading: 'loose' }, paper: 'sepia' })
    expect(sheet.getByRole('radio', { name: face })).toBeChecked()
  })

  const chosen = {
    paper: 'dark',
    tashkeel: 'hidden',
    arabic: { face: 'plex', leading: 'tight', width: 'wide', size: 24 },
  } as const

  test('begin with what was kept', async () => {
    const { sheet } = await open('en', { preferences: chosen })
    for (const name of ['Modern', 'Dark', 'Tight', 'Long', 'Hidden']) {
      expect(sheet.getByRole('radio', { name })).toBeChecked()
    }
    expect(page.dataset).toMatchObject({ arabic: 'plex', paper: 'dark' })
    expect(sizeOfText()).toBe('1.5rem')
  })

  test('open at the script of the article, and change each script by itself', async () => {
    const { user, sheet } = await open('en')
    expect(sheet.getByRole('radio', { name: 'Arabic' })).toBeChecked()
    expect(sheet.getByRole('radio', { name: 'As written' })).toBeVisible()
    await user.click(sheet.getByRole('radio', { name: 'English' }))
    expect(sheet.queryByRole('radio', { name: 'As written' })).not.toBeInTheDocument()
    expect(sheet.getByText(/^Reading is a conversation/)).toBeVisible()
    await user.click(sheet.getByRole('button', { name: 'Larger' }))
    await user.click(sheet.getByRole('radio', { name: 'Modern' }))
    expect(kept()).toMatchObject({ arabic: startingType('arabic'), latin: { face: 'plex', size: 19 } })
    expect(page.dataset).toMatchObject({ arabic: 'naskh', latin: 'plex' })
  })

  test('go back to the start for the script that is shown, and nothing else does', async () => {
    const latin = { ...startingType('latin'), size: 22 }
    const { user, sheet } = await open('en', { preferences: { ...chosen, latin, digits: 'latn' } })
    await user.click(sheet.getByRole('button', { name: 'Reset' }))
    expect(kept()).toEqual({
      ...startingPreferences,
      paper: 'dark',
      latin,
      digits: 'latn',
    })
  })
})

describe('the tools', () => {
  test.each([
    ['ar', 'أدوات القراءة', ['إعدادات النص', 'المحتويات', 'احفظها للقراءة دون اتصال', 'مشاركة']],
    ['en', 'Reading tools', ['Text settings', 'Contents', 'Save for offline', 'Share']],
  ])('all have a name (%s)', async (ui, toolbar, names) => {
    await renderApp(`/${ui}/read/maqala`, { published: folder })
    const buttons = within(screen.getByRole('toolbar', { name: toolbar })).getAllByRole('button')
    expect(buttons.map((button) => button.getAttribute('aria-label'))).toEqual(names)
  })
})
