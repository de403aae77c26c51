import { Link } from 'react-router'
import { paths } from '#core/paths.ts'
import { Message } from './Message.tsx'
import { useLanguage } from './useLanguage.tsx'

/** For an address that is none of ours: says so, and offers a way on. */
export function NotFound() {
  const { ui, t } = useLanguage()
  return (
    <Message title={t(($) => $.notFound.title)} text={t(($) => $.notFound.text)}>
      <Link className="button" to={paths.library(ui)}>
        {t(($) => $.notFound.library)}
      </Link>
      <Link className="button" to={paths.search(ui)}>
        {t(($) => $.notFound.search)}
      </Link>
    </Message>
  )
}
