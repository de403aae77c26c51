import { paths } from '#core/paths.ts'
import { isLineFree } from '#device/connection.ts'
import { library } from '#device/library.ts'
import { base } from './base.ts'
import { loadAhead } from './page.ts'
import { readAddress, type Asked } from './screens.ts'

/** A pointer that rests so long on a link means it, in milliseconds. */
const RESTS = 65

/**
 * Begins with what a link leads to when a finger comes down on it or a mouse rests on it, which is a tenth of a second
 * before the click. Never what would cost something on this line.
 */
export function watchPointers(): void {
  // Reading is what comes next wherever one is.
  void readAddress({ pathname: paths.article('ar', 'any'), search: '' })
    .screen?.open()
    .catch(() => undefined)
  let resting: ReturnType<typeof setTimeout> | undefined
  addEventListener('pointerdown', ({ target }) => begin(target), { passive: true })
  addEventListener(
    'pointerover',
    ({ target, pointerType }) => {
      clearTimeout(resting)
      // A finger that comes by scrolls.
      if (pointerType === 'mouse') resting = setTimeout(begin, RESTS, target)
    },
    { passive: true },
  )
}

function begin(target: EventTarget | null): void {
  const link = target instanceof Element && target.closest('a')
  if (!link || link.origin !== location.origin || !link.pathname.startsWith(base)) return
  const asked = addressIn(link)
  if (!asked.screen || asked.key === addressIn(location).key) return
  if (asked.id === '' || library.get().kept.has(asked.id) || isLineFree({ onMobile: false })) loadAhead(asked)
}

function addressIn({ pathname, search }: { pathname: string; search: string }): Asked {
  return readAddress({ pathname: pathname.slice(base.length) || '/', search })
}
