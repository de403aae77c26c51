import { act } from '@testing-library/react'
import { hydrateRoot } from 'react-dom/client'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { describe, expect, test, vi } from 'vitest'
import { renderToHtml } from '#app/renderToHtml.tsx'
import { routes } from '#app/routes.tsx'
import { startingPreferences } from '#core/preferences.ts'
import { library, startingLibrary } from '#device/library.ts'
import { loadPlaces, places } from '#device/places.ts'
import { preferences } from '#device/preferences.ts'
import { appStatus, startingStatus } from '#device/serviceWorker.ts'
import { article, heading, note, paragraph, placeIn, published, spanOn, table } from '../support/builders.ts'

const aside = note('من كتاب الحيوان.')
const text = 'قال الجاحظ ثم سكت.'
const shown = article({
  published: '2023-09-03T16:20',
  authors: [{ name: 'ليلى الحافظ' }],
  blocks: [
    heading(2, 'أول'),
    paragraph(text, { spans: [spanOn(text, 'الجاحظ', { type: 'note-reference', note: aside.id })] }),
    heading(2, 'ثان'),
    table([['١', '٢']]),
    heading(2, 'ثالث'),
    aside,
  ],
})
const folder = published([shown], { [shown.id]: { minutes: 11 } })

const addresses = ['ar', 'en'].flatMap((ui) =>
  ['', 'search', 'saved', 'settings', 'about', `read/${shown.id}`].map((screen) => `/${ui}/${screen}`),
)

describe('a prerendered page', () => {
  test.each(addresses)('is taken over as it is, then becomes this reader’s own: %s', async (address) => {
    vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['ar-MA'])
    const { body } = await renderToHtml(address, folder)
    await loadPlaces()
    preferences.set({ ...startingPreferences, digits: 'latn', months: 'morocco' })
    places.set(new Map([[shown.id, placeIn(shown)]]))
    library.set({
      ...startingLibrary,
      kept: new Map([[shown.id, { id: shown.id, file: `${shown.id}.0123abcd.json`, bytes: 42_000, by: 'reader' }]]),
    })
    appStatus.set({ ...startingStatus, offline: 'ready' })

    const root = document.body.appendChild(document.createElement('div'))
    root.innerHTML = body
    const drawn = root.querySelector('h1')
    const router = createMemoryRouter(routes, { initialEntries: [address] })
    await vi.waitFor(() => expect(router.state.initialized).toBe(true))
    const mended = vi.fn()
    const app = await act(async () =>
      hydrateRoot(root, <RouterProvider router={router} />, { onRecoverableError: mended }),
    )
    try {
      expect(mended.mock.calls).toEqual([])
      expect(root.querySelector('h1')).toBe(drawn)
      if (address === '/ar/') expect(root).toHaveTextContent('3 شتنبر 2023')
    } finally {
      act(() => app.unmount())
      root.remove()
    }
  })
})
