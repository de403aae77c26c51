import { TextSettings } from '#features/shared/TextSettings.tsx'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import { Sheet } from '#ui/Sheet.tsx'

/** The settings of the text over its lower half, so that the text above answers at once. */
export function TextSheet({ onClose }: { onClose: () => void }) {
  const { t } = useLanguage()
  return (
    <Sheet title={t(($) => $.text.title)} closeLabel={t(($) => $.reader.close)} onClose={onClose}>
      <TextSettings />
    </Sheet>
  )
}
