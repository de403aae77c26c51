import { startTransition, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import {
  Navigate,
  NavigationType,
  NavLink,
  UNSAFE_LocationContext as LocationContext,
  useLocation,
  useNavigate,
} from 'react-router'
import { paths, withoutLanguage } from '#core/paths.ts'
import { tabTitle } from '#core/text/isolate.ts'
import { keepLanguage } from '#device/preferences.ts'
import { NotFound } from '#features/shared/NotFound.tsx'
import { LanguageContext, useLanguage } from '#features/shared/useLanguage.tsx'
import { Icon, type IconName } from '#ui/Icon.tsx'
import styles from './App.module.css'
import { Boundary } from './Boundary.tsx'
import { ErrorScreen } from './ErrorScreen.tsx'
import { NoWords } from './NoWords.tsx'
import { loadPage, pageAtHand, shownPage, type Page } from './page.ts'
import { preferredLanguage } from './preferredLanguage.ts'
import { readAddress } from './screens.ts'
import { changeScreen } from './screenChange.ts'
import { ScrollPositions } from './ScrollPositions.tsx'
import { Toast } from './Toast.tsx'
import { useDocument } from './useDocument.ts'

type Props = {
  /** What the address of the start asked for. */
  first: Page
}

/**
 * The app at the router's address. On the way to another screen the one before it stays, as if the address were still its
 * own, until the code, the data and the words of the next one are there.
 */
export function App({ first }: Props) {
  const location = useLocation()
  const { pathname, search } = location
  const asked = useMemo(() => readAddress({ pathname, search }), [pathname, search])
  const [shown, setShown] = useState({ page: first, location })
  const isHere = shown.page.asked.key === asked.key && shown.page.asked.ui === asked.ui

  // In the task of the click, and not after its frame.
  useLayoutEffect(() => {
    if (isHere) return undefined
    const atHand = pageAtHand(asked)
    if (atHand) {
      changeScreen(() => setShown({ page: atHand, location }), true)
      return undefined
    }
    let isWanted = true
    void loadPage(asked, shown.page).then((page) => {
      if (!isWanted) return
      const { screen, id } = shown.page.asked
      const isAnother = screen !== asked.screen || id !== asked.id
      const change = isAnother ? changeScreen : startTransition
      change(() => setShown({ page, location }))
    })
    return () => {
      isWanted = false
    }
  }, [isHere, asked, shown.page, location])
  // For the style sheets, which show a sign of it if it takes long.
  useLayoutEffect(() => void document.documentElement.toggleAttribute('data-waiting', !isHere), [isHere])

  const { page } = shown
  useEffect(() => shownPage.set(page), [page])
  const reload = useCallback(async () => {
    const again = await loadPage(page.asked)
    startTransition(() => setShown((now) => (now.page === page ? { ...now, page: again } : now)))
  }, [page])

  const here = isHere ? location : shown.location
  // On the way nothing of the screen is drawn again: that would only keep the next one waiting.
  const frame = useMemo(
    () => (
      <LanguageContext value={page.ui}>
        <LocationContext value={{ location: here, navigationType: NavigationType.Pop }}>
          <Frame page={page} reload={reload} />
        </LocationContext>
      </LanguageContext>
    ),
    [page, reload, here],
  )

  if (pathname === '/') return <Navigate to={paths.library(preferredLanguage())} replace />
  return page.hasWords ? frame : <NoWords />
}

type FrameProps = {
  page: Page
  reload: () => Promise<void>
}

/** The frame of every screen: the document around it, and what is announced. */
function Frame({ page, reload }: FrameProps) {
  const language = useLanguage()
  const { t, ui, dir } = language
  const { asked, module, data, error } = page
  const problem = asked.screen ? t(($) => $.problem.title) : t(($) => $.notFound.title)
  const screen = module && error === undefined ? module.title(language, data) : problem

  useDocument(
    ui,
    tabTitle(
      t(($) => $.app.title, { screen }),
      dir,
    ),
  )
  useEffect(() => {
    if (asked.ui) keepLanguage(asked.ui)
  }, [asked.ui])
  useFocusOnNewScreen()
  useLaunches()

  return (
    <>
      <a className={styles.skip} href="#main" data-chrome data-words>
        {t(($) => $.app.skip)}
      </a>
      <div className={styles.waiting} aria-hidden="true" data-chrome />
      <ScrollPositions />
      <Boundary of={asked.key} fallback={<ErrorInTabs id={asked.id} />}>
        <Content page={page} reload={reload} />
      </Boundary>
      <Toast />
    </>
  )
}

function Content({ page, reload }: FrameProps) {
  const { asked, module, data, error } = page
  if (!asked.screen) {
    return (
      <Tabbed>
        <NotFound />
      </Tabbed>
    )
  }
  if (!module || error !== undefined) return <ErrorInTabs id={asked.id} error={error} reload={reload} />
  const screen = <module.Component data={data} reload={reload} />
  return asked.screen.isAlone ? screen : <Tabbed>{screen}</Tabbed>
}

function ErrorInTabs(props: React.ComponentProps<typeof ErrorScreen>) {
  return (
    <Tabbed>
      <ErrorScreen {...props} />
    </Tabbed>
  )
}

/** The screens beside reading have the tabs, at the bottom where the thumb is. */
function Tabbed({ children }: { children: React.ReactNode }) {
  const { ui, t } = useLanguage()
  return (
    <div className={styles.screen}>
      <main id="main" className={styles.main} tabIndex={-1}>
        {children}
      </main>
      <nav className={styles.tabs} aria-label={t(($) => $.app.navigation)} data-words>
        <Tab to={paths.library(ui)} icon="library" label={t(($) => $.tabs.library)} />
        <Tab to={paths.search(ui)} icon="search" label={t(($) => $.tabs.search)} />
        <Tab to={paths.saved(ui)} icon="bookmark" label={t(($) => $.tabs.saved)} />
        <Tab to={paths.settings(ui)} icon="settings" label={t(($) => $.tabs.settings)} />
      </nav>
    </div>
  )
}

function Tab({ to, icon, label }: { to: string; icon: IconName; label: string }) {
  return (
    <NavLink className={styles.tab ?? ''} to={to} end>
      <Icon name={icon} />
      <span>{label}</span>
    </NavLink>
  )
}

/** An installed app that is opened again goes where it is told to. */
function useLaunches() {
  const navigate = useNavigate()
  useEffect(() => {
    if (!('launchQueue' in globalThis)) return
    void import('./launches.ts').then(
      ({ watchLaunches }) => watchLaunches((address) => void navigate(address)),
      () => undefined,
    )
  }, [navigate])
}

/** On a new screen the focus goes to its text, so that a screen reader and the keyboard begin there. */
function useFocusOnNewScreen() {
  const { pathname, hash } = useLocation()
  // The same screen in the other language is not a new one: the focus stays on the switch.
  const screen = withoutLanguage(pathname)
  const shown = useRef(screen)
  useEffect(() => {
    if (shown.current === screen) return
    shown.current = screen
    // An address that names a block takes the focus there by itself.
    if (hash === '') document.getElementById('main')?.focus({ preventScroll: true })
  }, [screen, hash])
}
