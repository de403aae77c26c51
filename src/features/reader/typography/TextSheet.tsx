import type { Script } from '#core/preferences.ts'
import { TextSettings } from '#features/shared/TextSettings.tsx'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import { Sheet } from '#ui/Sheet.tsx'

type Props = {
  /** The script of the article that is being read. */
  inView: Script
  onClose: () => void
}

/** The settings of the text over its lower half, so that the text above answers at once. */
export function TextSheet({ inView, onClose }: Props) {
  const { t } = useLanguage()
  return (
    <Sheet title={t(($) => $.text.title)} closeLabel={t(($) => $.reader.close)} onClose={onClose}>
      <TextSettings inView={inView} />
    </Sheet>
  )
}
