import { act, render } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useEffect } from 'react'
import { MemoryRouter, useLocation, useNavigate, type Location, type NavigateFunction } from 'react-router'
import { vi } from 'vitest'
import { App } from '#app/App.tsx'
import { loadPage } from '#app/page.ts'
import { readAddress } from '#app/screens.ts'
import type { Place } from '#core/article/place.ts'
import { startingPreferences, type Preferences } from '#core/preferences.ts'
import { servePublished, type Published } from '#device/articles.ts'
import { installation, startingInstallation, type Installation } from '#device/installation.ts'
import { library, loadLibrary, startingLibrary, type LibraryState } from '#device/library.ts'
import { news } from '#device/news.ts'
import { loadPlaces, places as placesStore } from '#device/places.ts'
import { preferences as preferencesStore } from '#device/preferences.ts'
import { appStatus, startingStatus, type AppStatus } from '#device/serviceWorker.ts'
import { toast } from '#features/shared/toast.ts'
import { published as publish } from './builders.ts'

/** What the reader has on the device when the app is opened. */
interface Device {
  published?: Published
  places?: Place[]
  kept?: { id: string; by?: 'reader' | 'rule'; bytes?: number; textOnly?: boolean }[]
  failed?: string[]
  busy?: string[]
  wanted?: string[]
  trouble?: LibraryState['trouble']
  waitsFor?: LibraryState['waitsFor']
  news?: { added?: string[]; corrected?: string[] }
  preferences?: Partial<Preferences>
  status?: Partial<AppStatus>
  installation?: Installation
  /** The interface language of the last visit. */
  language?: 'ar' | 'en'
  /** The languages of the browser, the best first. */
  speaks?: string[]
}

interface OpenApp {
  /** What the reader does. Each waits until the screen has answered. */
  user: {
    click: (element: Element) => Promise<void>
    keyboard: (keys: string) => Promise<void>
    /** Chooses a file with this text. */
    upload: (input: HTMLInputElement, text: string) => Promise<void>
  }
  /** The address in the address bar: path, query and fragment. */
  address: () => string
  goTo: (address: string) => Promise<void>
}

/**
 * Opens the app at an address through its real routes, as `main.tsx` does, and waits until the screen is there. Digits
 * and month names are those of Iraq unless the test chooses: never those of the machine it runs on.
 */
export async function renderApp(address: string, device: Device = {}): Promise<OpenApp> {
  await setUp(device)
  const first = await loadPage(readAddress(new URL(address, location.origin)))
  const now = {} as { location: Location; navigate: NavigateFunction }
  function Watch() {
    const location = useLocation()
    const navigate = useNavigate()
    useEffect(() => void Object.assign(now, { location, navigate }), [location, navigate])
    return null
  }
  const settled = async () => {
    do await act(() => new Promise((resolve) => setTimeout(resolve, 1)))
    while ('waiting' in document.documentElement.dataset)
  }
  await act(async () => {
    render(
      <MemoryRouter initialEntries={[address]}>
        <Watch />
        <App first={first} />
      </MemoryRouter>,
    )
  })
  await settled()

  const user = userEvent.setup()
  return {
    user: {
      click: (element) => user.click(element).then(settled),
      keyboard: (keys) => user.keyboard(keys).then(settled),
      upload: (input, text) =>
        user.upload(input, new File([text], 'waraq.json', { type: 'application/json' })).then(settled),
    },
    address: () => {
      const { pathname, search, hash } = now.location
      return pathname + search + hash
    },
    goTo: async (to) => {
      await act(async () => now.navigate(to))
      await settled()
    },
  }
}

async function setUp(device: Device): Promise<void> {
  localStorage.clear()
  if (device.language !== undefined) localStorage.setItem('waraq.ui', device.language)
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(device.speaks ?? ['ar-IQ', 'en'])
  document.documentElement.removeAttribute('style')
  window.scrollTo(0, 0)

  // What the app would read by itself is read first, so that nothing comes in between later.
  await Promise.all([loadLibrary(), loadPlaces()])
  servePublished(device.published ?? publish([]))
  toast.set(undefined)
  preferencesStore.set({ ...startingPreferences, ...device.preferences })
  placesStore.set(new Map(device.places?.map((place) => [place.article, place])))
  library.set(libraryOf(device))
  news.set({ added: new Set(device.news?.added), corrected: new Set(device.news?.corrected) })
  appStatus.set({ ...startingStatus, offline: 'ready', ...device.status })
  installation.set(device.installation ?? startingInstallation)
}

function libraryOf({ kept = [], failed = [], busy = [], wanted = [], trouble, waitsFor }: Device): LibraryState {
  return {
    ...startingLibrary,
    kept: new Map(
      kept.map(({ by = 'reader', bytes = 42_000, ...row }) => [
        row.id,
        { ...row, by, bytes, file: `${row.id}.0123abcd.json` },
      ]),
    ),
    failed: new Map(failed.map((id) => [id, 'damaged'])),
    busy: new Set(busy),
    wanted: new Set(wanted),
    trouble,
    waitsFor,
  }
}
