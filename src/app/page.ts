import type { ScreenModule } from '#features/shared/screen.ts'
import { loadMessages } from '#i18n/translator.ts'
import type { Asked } from './screens.ts'
import { preferredLanguage } from './preferredLanguage.ts'
import type { Language } from '#i18n/languages.ts'

/** What an address asked for, and what came of it. */
export interface Page {
  asked: Asked
  /** The language it is shown in. */
  ui: Language
  /** Whether its words in that language are there. */
  hasWords: boolean
  /** `undefined` if there is no such screen, or not even its code could be had. */
  module: ScreenModule | undefined
  data?: unknown
  /** Why there are no data, where a screen has some: an `ArticleProblem`, or a fault of ours. */
  error?: unknown
}

/**
 * Fetches all that is needed to draw the screen that an address asks for. Never rejects.
 *
 * @param shown what stands on the page: its content is not asked for again where only the language is another
 */
export async function loadPage(asked: Asked, shown?: Page): Promise<Page> {
  const ui = asked.ui ?? preferredLanguage()
  const hasWords = loadMessages(ui, asked.screen?.words ?? ['all']).then(
    () => true,
    () => false,
  )
  const content = shown?.asked.key === asked.key ? shown : await loadContent(asked)
  return { ...content, asked, ui, hasWords: await hasWords }
}

/** The screen and its data, anew. */
export async function loadContent({ screen, id, query }: Asked): Promise<Pick<Page, 'module' | 'data' | 'error'>> {
  let module: ScreenModule | undefined
  try {
    module = await screen?.open()
    return { module, data: await module?.loader?.({ id, query }) }
  } catch (error) {
    return { module, error }
  }
}
