import type { ComponentProps } from 'react'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { Contents } from './Contents.tsx'

type Props = Omit<ComponentProps<typeof Contents>, 'onChoose'> & { onClose: () => void }

/** On a phone the contents come over the text, and go when a heading is chosen. */
export function ContentsSheet({ onClose, ...contents }: Props) {
  const { t } = useLanguage()
  return (
    <Sheet title={t(($) => $.reader.contents)} closeLabel={t(($) => $.reader.close)} onClose={onClose}>
      <Contents {...contents} onChoose={onClose} />
    </Sheet>
  )
}
