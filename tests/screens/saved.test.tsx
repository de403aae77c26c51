import { act, screen, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import * as check from '#device/checkKept.ts'
import * as phone from '#device/installation.ts'
import * as keeping from '#device/keeping.ts'
import * as device from '#device/keepArticles.ts'
import { library } from '#device/library.ts'
import * as persistence from '#device/persistence.ts'
import { article, englishArticle, published } from '../support/builders.ts'
import { present } from '../support/present.ts'
import { renderApp } from '../support/renderApp.tsx'

const arabic = article()
const english = englishArticle()
const third = article({ id: 'third', title: 'ثالثة' })
const folder = published([arabic, english, third], { third: { bytes: 1_400_000 } })
const all = [{ id: 'maqala' }, { id: 'essay' }, { id: 'third' }]

const rowOf = (title: string) =>
  present(screen.getAllByRole('listitem').find((row) => within(row).queryByRole('link', { name: title })))
const titlesUnder = (title: string) => {
  const section = screen.getByRole('heading', { level: 2, name: title }).parentElement
  return within(present(section))
    .getAllByRole('listitem')
    .map((row) => within(row).getByRole('link').textContent)
}

/** The rule has kept these, and nothing else is here. */
const haveCome = (ids: string[]) => {
  const kept = ids.map((id) => [id, { id, file: `${id}.json`, bytes: 1000, by: 'rule' as const }] as const)
  act(() => library.set({ ...library.get(), kept: new Map(kept) }))
}

describe('the saved articles', () => {
  beforeEach(() => {
    vi.spyOn(persistence, 'isPersisted').mockResolvedValue(true)
    vi.spyOn(device, 'forgetRemoved').mockResolvedValue()
  })

  test.each([
    ['ar', 'لا محفوظات بعد', /^افتح مقالة واحفظها بعلامة الكتاب/, 'احفظ ٣ مقالات أخرى، ١٫٥\u00A0م.ب'],
    [
      'en',
      'Nothing is saved yet',
      /^Open an article and save it with the bookmark/,
      'Save 3 more articles, 1.5\u00A0MB',
    ],
  ])('say that there are none, and how to have some (%s)', async (ui, sentence, help, offer) => {
    await renderApp(`/${ui}/saved`, { published: folder })
    expect(screen.getByText(sentence)).toBeVisible()
    expect(screen.getByText(help)).toBeVisible()
    expect(screen.getByRole('button', { name: offer })).toBeVisible()
  })

  test.each([
    ['ar', 'مقالتان على هذا الجهاز', 'نحو ٨٤ ك.ب', 'سيُبقي المتصفح عليها.'],
    ['en', '2 articles on this device', 'About 84 kB', 'The browser will keep them.'],
  ])('say how many and how large they are, and what the browser promised (%s)', async (ui, count, size, promise) => {
    await renderApp(`/${ui}/saved`, { published: folder, kept: [{ id: 'maqala' }, { id: 'essay', by: 'rule' }] })
    expect(screen.getByText(count)).toBeVisible()
    expect(screen.getByText(size)).toBeVisible()
    expect(await screen.findByText(promise)).toBeVisible()
  })

  test.each([
    ['ar', 'حفظتُها بنفسي', 'محفوظة تلقائيًّا', 'تعذّر حفظها'],
    ['en', 'Saved by me', 'Saved automatically', 'Could not be saved'],
  ])('stand apart by who saved them, and those that could not be (%s)', async (ui, byReader, byRule, failed) => {
    await renderApp(`/${ui}/saved`, {
      published: folder,
      kept: [{ id: 'maqala' }, { id: 'essay', by: 'rule' }],
      failed: ['third'],
    })
    expect(titlesUnder(byReader)).toEqual([arabic.title])
    expect(titlesUnder(byRule)).toEqual([english.title])
    expect(titlesUnder(failed)).toEqual([third.title])
  })

  test('stay where they are while they are being saved, under a heading that is true of them', async () => {
    await renderApp('/en/saved', { published: folder })
    const titles = titlesUnder('Not on this device')
    haveCome(['essay'])
    expect(titlesUnder('Not on this device')).toEqual(titles)
    haveCome(['essay', 'maqala', 'third'])
    expect(titlesUnder('Saved automatically')).toEqual(titles)
    expect(screen.queryByRole('heading', { name: 'Not on this device' })).not.toBeInTheDocument()
  })

  test('say how large they are in the place of how to have some, when all have come by themselves', async () => {
    await renderApp('/en/saved', { published: folder })
    const help = screen.getByText(/^Open an article and save it/)
    haveCome(['essay', 'maqala'])
    expect(help).toBeVisible()
    haveCome(['essay', 'maqala', 'third'])
    expect(help).not.toBeVisible()
    expect(screen.getByText('About 3 kB')).toBeVisible()
  })

  test('have no list that would be empty', async () => {
    await renderApp('/en/saved', { published: folder, kept: all })
    expect(screen.getAllByRole('heading', { level: 2 }).map((each) => each.textContent)).toEqual(['Saved by me'])
    expect(screen.queryByRole('button', { name: /more article/ })).not.toBeInTheDocument()
  })

  test.each([
    ['ar', 'محفوظة تلقائيًّا', 'نصًّا بلا صور', 'احفظ مقالة أخرى، ١٫٤\u00A0م.ب'],
    ['en', 'Saved automatically', 'Without images', 'Save 1 more article, 1.4\u00A0MB'],
  ])('say what is here without its images, and what the whole would take (%s)', async (ui, list, sentence, offer) => {
    const kept = [...all.slice(0, 2), { id: 'third', by: 'rule' as const, bytes: 20_000, textOnly: true }]
    await renderApp(`/${ui}/saved`, { published: folder, kept })
    expect(titlesUnder(list)).toEqual([third.title])
    expect(rowOf(third.title)).toHaveTextContent(sentence)
    expect(screen.getByRole('button', { name: offer })).toBeVisible()
  })

  test.each([
    ['ar', `أزل «${arabic.title}» من هذا الجهاز`, 'أُزيلت', `تراجع عن إزالة «${arabic.title}»`],
    [
      'en',
      `Remove \u2067${arabic.title}\u2069 from this device`,
      'Removed',
      `Undo removing \u2067${arabic.title}\u2069`,
    ],
  ])('can be removed one by one, and had back from the same place (%s)', async (ui, name, state, undo) => {
    const removed = vi.spyOn(device, 'removeArticle').mockImplementation(async (id) => {
      const { kept, undoable, ...rest } = library.get()
      const left = new Map([...kept].filter(([other]) => other !== id))
      library.set({ ...rest, kept: left, undoable: new Map(undoable).set(id, 'reader') })
    })
    const undone = vi.spyOn(device, 'undoRemoval').mockResolvedValue()
    const { user } = await renderApp(`/${ui}/saved`, { published: folder, kept: all })
    await user.click(screen.getByRole('button', { name }))
    expect(removed.mock.calls).toEqual([['maqala', true]])
    expect(rowOf(arabic.title)).toHaveTextContent(state)
    const button = screen.getByRole('button', { name: undo })
    expect(button).toHaveFocus()
    await user.click(button)
    expect(undone.mock.calls).toEqual([['maqala']])
  })

  test('cannot be had back once the screen was left', async () => {
    const { user } = await renderApp('/en/saved', { published: folder, kept: all })
    await user.click(screen.getByRole('link', { name: 'Library' }))
    expect(device.forgetRemoved).toHaveBeenCalled()
  })

  test.each([
    ['ar', `حاول حفظ «${third.title}» مجددًا`, 'ما وصل ليس المقالة كاملة', 'حُفظت، وتُفتح دون اتصال.'],
    [
      'en',
      `Try again to save \u2067${third.title}\u2069`,
      'What came was not the whole article',
      'Saved. It opens offline.',
    ],
  ])('say why saving failed, and try again at a word (%s)', async (ui, name, why, sentence) => {
    const keep = vi.spyOn(device, 'keepArticle').mockResolvedValue('kept')
    const { user } = await renderApp(`/${ui}/saved`, { published: folder, kept: all.slice(0, 2), failed: ['third'] })
    expect(rowOf(third.title)).toHaveTextContent(why)
    await user.click(screen.getByRole('button', { name }))
    expect(keep.mock.calls.map(([{ id }, by]) => [id, by])).toEqual([['third', 'reader']])
    expect(screen.getByText(sentence)).toBeVisible()
  })

  test.each([
    ['ar', 'ليست على هذا الجهاز', `احفظ «${third.title}» على هذا الجهاز`, '١٫٤ م.ب'],
    ['en', 'Not on this device', `Save \u2067${third.title}\u2069 on this device`, '1.4 MB'],
  ])('can be joined by others one by one, their size shown before (%s)', async (ui, list, name, size) => {
    const keep = vi.spyOn(device, 'keepArticle').mockResolvedValue('offline')
    const { user } = await renderApp(`/${ui}/saved`, { published: folder, kept: all.slice(0, 2) })
    expect(titlesUnder(list)).toEqual([third.title])
    expect(rowOf(third.title)).toHaveTextContent(size)
    await user.click(screen.getByRole('button', { name }))
    expect(keep.mock.calls.map(([{ id }, by]) => [id, by])).toEqual([['third', 'reader']])
    expect(screen.getByText(/^There is no network now|^لا شبكة الآن/)).toBeVisible()
  })

  test('are completed at a word, and the browser is asked to keep them', async () => {
    const save = vi.spyOn(keeping, 'saveAll').mockResolvedValue()
    const ask = vi.spyOn(persistence, 'askToKeep').mockResolvedValue(true)
    const offer = vi.spyOn(phone, 'offerInstallation').mockReturnValue()
    const { user } = await renderApp('/en/saved', { published: folder, kept: [{ id: 'essay' }] })
    await user.click(screen.getByRole('button', { name: /^Save 2 more articles/ }))
    expect(save.mock.calls).toEqual([[['maqala', 'third']]])
    expect(ask).toHaveBeenCalledOnce()
    expect(offer).toHaveBeenCalledOnce()
  })

  test.each([
    ['ar', 'في الانتظار', `لا تحفظ «${third.title}»`, /^لا شبكة الآن\. يُستأنف/],
    ['en', 'Waiting', `Do not save \u2067${third.title}\u2069`, /^There is no network\. Saving goes on/],
  ])('show what waits for a network, and let go of it (%s)', async (ui, list, name, sentence) => {
    const removed = vi.spyOn(device, 'removeArticle').mockResolvedValue()
    const { user } = await renderApp(`/${ui}/saved`, {
      published: folder,
      kept: all.slice(0, 2),
      wanted: ['third'],
      waitsFor: 'network',
    })
    expect(titlesUnder(list)).toEqual([third.title])
    expect(screen.getByText(sentence)).toBeVisible()
    // What is on its way already is not offered again.
    expect(screen.queryByRole('button', { name: /^Save 1 more|^احفظ مقالة أخرى/ })).not.toBeInTheDocument()
    await user.click(screen.getByRole('button', { name }))
    expect(removed.mock.calls).toEqual([['third', false]])
  })

  test.each([
    ['ar', 'freeLine', undefined, /^يُوفَّر في البيانات الآن/],
    ['en', 'freeLine', undefined, /^Data are being saved/],
    ['ar', undefined, 'full', /^لا متّسع على هذا الجهاز\. ما حُفظ باقٍ/],
    ['en', undefined, 'full', /^This device has no room left\. All that was saved is still there/],
    ['ar', undefined, 'forbidden', /^لا يسمح هذا المتصفح لورق/],
    ['en', undefined, 'forbidden', /^This browser does not let Waraq/],
  ] as const)('say what stands in the way (%s, %s, %s)', async (ui, waitsFor, trouble, sentence) => {
    await renderApp(`/${ui}/saved`, { published: folder, kept: all.slice(0, 1), waitsFor, trouble })
    expect(screen.getByText(sentence)).toBeVisible()
  })

  test.each([
    ['ar', 'جارٍ حفظ مقالة…'],
    ['en', 'Saving 1 article…'],
  ])('say what is being saved (%s)', async (ui, sentence) => {
    await renderApp(`/${ui}/saved`, { published: folder, busy: ['third'] })
    expect(screen.getByText(sentence)).toBeVisible()
  })

  const sound = { all: 3, opened: 3, repaired: 0, damaged: [] }
  test.each([
    ['ar', sound, '٣ مقالات، وكلها تُفتح دون اتصال.'],
    ['en', sound, 'All 3 open offline.'],
    ['ar', { ...sound, all: 2, opened: 2 }, 'المقالتان تُفتحان دون اتصال.'],
    ['en', { ...sound, repaired: 1 }, 'All 3 open offline. 1 was damaged and has been repaired.'],
    ['ar', { ...sound, repaired: 2 }, '٣ مقالات، وكلها تُفتح دون اتصال. كانت اثنتان تالفتين فأُصلحتا.'],
    [
      'en',
      { ...sound, opened: 2, damaged: ['third'] },
      /^2 of 3 open offline\. 1 article was damaged and could not be/,
    ],
    ['ar', { ...sound, opened: 2, damaged: ['third'] }, /^تُفتح دون اتصال: ٢ من ٣\. مقالة واحدة تالفة/],
  ])('are opened to see that they open (%s, %o)', async (ui, found, sentence) => {
    let answer: (result: check.CheckResult) => void = () => {}
    const checked = vi.spyOn(check, 'checkKept').mockReturnValue(new Promise((resolve) => (answer = resolve)))
    const { user } = await renderApp(`/${ui}/saved`, { published: folder, kept: all })
    const button = screen.getByRole('button', { name: /^Check now|^تحقّق الآن/ })
    await user.click(button)
    await user.click(button)
    expect(checked).toHaveBeenCalledOnce()
    expect(screen.getByText(/^Checking…|^جارٍ التحقّق…/)).toBeVisible()
    await act(async () => answer(found))
    expect(screen.getByText(sentence)).toHaveAttribute('role', 'status')
  })

  test.each([
    ['ar', /^لا يسمح هذا المتصفح لورق بالتخزين هنا/],
    ['en', /^This browser does not let Waraq store anything here/],
  ])('say so where nothing can be stored (%s)', async (ui, sentence) => {
    await renderApp(`/${ui}/saved`, { published: folder, status: { offline: 'unavailable' } })
    expect(screen.getByText(sentence)).toBeVisible()
  })

  const asking = [
    ['ar', 'اطلب من المتصفح إبقاءها', 'قد يحذفها المتصفح إن ضاقت مساحة الجهاز.', 'سيُبقي المتصفح عليها.', /^لم يعِد/],
    [
      'en',
      'Ask the browser to keep them',
      'The browser may remove them if the device runs out of room.',
      'The browser will keep them.',
      /^The browser did not promise it/,
    ],
  ] as const

  test.each(asking)(
    'can be put in the browser’s care where it has not promised (%s)',
    async (ui, name, before, after) => {
      vi.spyOn(persistence, 'isPersisted').mockResolvedValue(false)
      vi.spyOn(persistence, 'askToKeep').mockResolvedValue(true)
      const { user } = await renderApp(`/${ui}/saved`, { published: folder, kept: all })
      expect(await screen.findByText(before)).toBeVisible()
      expect(screen.getByRole('link', { name: /^Back up|^احفظ مواضعك/ })).toHaveAttribute(
        'href',
        `/${ui}/settings#data`,
      )
      await user.click(screen.getByRole('button', { name }))
      expect(screen.getByText(after)).toBeVisible()
      expect(screen.queryByRole('button', { name })).not.toBeInTheDocument()
    },
  )

  test.each(asking)('say so when the browser does not promise it, and what would help (%s)', async (ui, ...words) => {
    const [name, before, , refusal] = words
    vi.spyOn(persistence, 'isPersisted').mockResolvedValue(false)
    vi.spyOn(persistence, 'askToKeep').mockResolvedValue(false)
    const { user } = await renderApp(`/${ui}/saved`, { published: folder, kept: all })
    await user.click(await screen.findByRole('button', { name }))
    expect(screen.getByText(before)).toBeVisible()
    expect(screen.getByText(refusal)).toHaveAttribute('role', 'status')
    const way = screen.getByRole('link', { name: /^How to install|^كيف أثبّته/ })
    expect(way).toHaveAttribute('href', `/${ui}/settings#offline`)
    await user.click(way)
    expect(screen.getByRole('heading', { level: 2, name: /^Offline$|^دون اتصال$/ })).toHaveFocus()
  })

  test.each([
    ['ar', /^قد يحذفها سفاري إن مرّ أسبوع/],
    ['en', /^Safari may remove them after a week/],
  ])('tell who reads in Safari on a phone to install, whatever it promised (%s)', async (ui, sentence) => {
    vi.spyOn(phone, 'hasHomeScreen').mockReturnValue(true)
    await renderApp(`/${ui}/saved`, { published: folder, kept: all })
    expect(await screen.findByText(sentence)).toBeVisible()
    expect(screen.getByRole('link', { name: /^How to install|^كيف أثبّته/ })).toBeVisible()
    expect(screen.queryByRole('button', { name: /^Ask the browser|^اطلب من/ })).not.toBeInTheDocument()
  })
})
