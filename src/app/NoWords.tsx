import { fatal } from '#i18n/messages/fatal.ts'

/** When not even the words of the interface, or the app itself, could be had: two sentences that every page brings. */
export function NoWords() {
  return (
    <main>
      {fatal.map(({ lang, dir, text, action }) => (
        <p key={lang} lang={lang} dir={dir}>
          {text}{' '}
          <a className="link" href="?">
            {action}
          </a>
        </p>
      ))}
    </main>
  )
}
