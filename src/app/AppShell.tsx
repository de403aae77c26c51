import { useEffect, useRef } from 'react'
import {
  NavLink,
  Outlet,
  ScrollRestoration,
  useLoaderData,
  useLocation,
  useMatches,
  type LoaderFunctionArgs,
  type Location,
} from 'react-router'
import { paths, withoutLanguage } from '#core/paths.ts'
import { tabTitle } from '#core/text/isolate.ts'
import { keepLanguage, keptLanguage } from '#device/preferences.ts'
import { NotFound } from '#features/shared/NotFound.tsx'
import type { ScreenHandle } from '#features/shared/screenHandle.ts'
import { LanguageContext, useLanguage } from '#features/shared/useLanguage.tsx'
import { bestOf, isLanguage, type Language } from '#i18n/languages.ts'
import { loadMessages } from '#i18n/translator.ts'
import { Icon, type IconName } from '#ui/Icon.tsx'
import styles from './AppShell.module.css'
import { Toast } from './Toast.tsx'
import { useDocument } from './useDocument.ts'

/** The interface language of a reader who has not come by an address that names one. */
export function preferredLanguage(): Language {
  const kept = keptLanguage()
  return isLanguage(kept) ? kept : bestOf(navigator.languages)
}

/** The first segment of an address is the language of the interface; any other first segment is no address of ours. */
export async function languageLoader({ params }: LoaderFunctionArgs) {
  const named = params['ui']
  const ui = isLanguage(named) ? named : preferredLanguage()
  await loadMessages(ui)
  return { ui, isKnown: isLanguage(named) }
}

/** The frame of every screen: the language, the document around it, and what is announced. */
export function AppShell() {
  const { ui, isKnown } = useLoaderData<typeof languageLoader>()
  return (
    <LanguageContext value={ui}>
      <Frame isKnown={isKnown} />
    </LanguageContext>
  )
}

function Frame({ isKnown }: { isKnown: boolean }) {
  const language = useLanguage()
  const { t, ui, dir } = language
  const location = useLocation()
  // The innermost route that has a title has the say; a page without one is the one that says there is no such page.
  const named = useMatches().findLast((match) => match.handle !== undefined)
  const handle = named?.handle as ScreenHandle | undefined
  const screen = isKnown ? handle?.title(language, named?.loaderData) : undefined
  const title = tabTitle(
    t(($) => $.app.title, { screen: screen ?? t(($) => $.notFound.title) }),
    dir,
  )

  useDocument(ui, title)
  useEffect(() => {
    if (isKnown) keepLanguage(ui)
  }, [ui, isKnown])
  useFocusOnNewScreen(location)

  return (
    <>
      <a className={styles.skip} href="#main" data-chrome>
        {t(($) => $.app.skip)}
      </a>
      {/* Before the screens: it brings a page to its top, then an article's screen goes to the reader's place. */}
      <ScrollRestoration getKey={({ pathname }) => withoutLanguage(pathname)} />
      {isKnown ? (
        <Outlet />
      ) : (
        <Tabbed>
          <NotFound />
        </Tabbed>
      )}
      <Toast />
    </>
  )
}

/** The screens beside reading: with the tabs, at the bottom where the thumb is. */
export function WithTabs() {
  return (
    <Tabbed>
      <Outlet />
    </Tabbed>
  )
}

export function Tabbed({ children }: { children: React.ReactNode }) {
  const { ui, t } = useLanguage()
  return (
    <div className={styles.screen}>
      <main id="main" className={styles.main} tabIndex={-1}>
        {children}
      </main>
      <nav className={styles.tabs} aria-label={t(($) => $.app.navigation)}>
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

/** On a new screen the focus goes to its text, so that a screen reader and the keyboard begin there. */
function useFocusOnNewScreen({ pathname, hash }: Location) {
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
