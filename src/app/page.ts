import { createStore } from '#device/store.ts'
import type { ScreenModule } from '#features/shared/screen.ts'
import { hasMessages, loadMessages } from '#i18n/translator.ts'
import type { Asked } from './screens.ts'
import { preferredLanguage } from './preferredLanguage.ts'
import type { Language } from '#i18n/languages.ts'

/** What an address asked for, and what came of it. */
export interface Page {
  asked: Asked
  /** The language it is shown in. */
  ui: Language
  /** Whether the words that every screen needs are there. */
  hasWords: boolean
  /** `undefined` if there is no such screen, or not even its code could be had. */
  module: ScreenModule | undefined
  data?: unknown
  /** Why it cannot be drawn: an `ArticleProblem`, a part of the app that did not come, or a fault of ours. */
  error?: unknown
}

/** What stands on the screen. */
export const shownPage = createStore<Page | undefined>(undefined)

/**
 * Fetches all that is needed to draw the screen that an address asks for. Never rejects.
 *
 * @param shown what stands on the page: its content is not asked for again where only the language is another
 */
export async function loadPage(asked: Asked, shown?: Page): Promise<Page> {
  const ui = asked.ui ?? preferredLanguage()
  const words = loadMessages(ui, asked.screen?.words ?? ['all']).then(
    () => undefined,
    (error: unknown) => error,
  )
  const content = shown?.asked.key === asked.key ? shown : await openContent(asked)
  const error = (await words) ?? content.error
  return { ...content, asked, ui, hasWords: hasMessages(ui), ...(error !== undefined && { error }) }
}

type Content = Pick<Page, 'module' | 'data' | 'error'>

/** What is ready, or will be before it is asked for. */
let ahead: { key: string; at: number; content: Promise<Content>; ready?: Content } | undefined
/** Milliseconds: later, what a screen shows may be another. */
const STAYS_FRESH = 5000

/** Begins to fetch what an address asks for, for a reader who is about to go there. */
export function loadAhead(asked: Asked): void {
  if (aheadOf(asked)) return
  const begun: typeof ahead = { key: asked.key, at: performance.now(), content: loadContent(asked) }
  ahead = begun
  void begun.content.then((content) => (begun.ready = content))
}

/** What an address asks for, if all of it is here already: begun ahead, and come. */
export function pageAtHand(asked: Asked): Page | undefined {
  const content = aheadOf(asked)?.ready
  const { ui, screen } = asked
  if (!content || content.error !== undefined || !ui || !hasMessages(ui, screen?.words)) return undefined
  ahead = undefined
  return { ...content, asked, ui, hasWords: true }
}

function aheadOf({ key }: Asked): typeof ahead {
  return ahead?.key === key && performance.now() - ahead.at < STAYS_FRESH ? ahead : undefined
}

async function openContent(asked: Asked): Promise<Content> {
  const content = await aheadOf(asked)?.content
  ahead = undefined
  // What failed may not fail again.
  return content && content.error === undefined ? content : loadContent(asked)
}

async function loadContent({ screen, id, query }: Asked): Promise<Content> {
  let module: ScreenModule | undefined
  try {
    module = await screen?.open()
    return { module, data: await module?.loader?.({ id, query }) }
  } catch (error) {
    return { module, error }
  }
}
