import { fatal } from '#i18n/messages/fatal.ts'

/** When not even the words of the interface could be had: the two sentences that every page brings with it. */
export function NoWords() {
  return (
    <main>
      {fatal.map(({ lang, dir, text, action }) => (
        <p key={lang} lang={lang} dir={dir}>
          {text}{' '}
          <a className="link" href={import.meta.env.BASE_URL}>
            {action}
          </a>
        </p>
      ))}
    </main>
  )
}
