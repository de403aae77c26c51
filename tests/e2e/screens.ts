import type { Page } from '@playwright/test'
import type { Ui, words } from './support/app.ts'

/** A screen as a reader may find it. What holds for every screen is tested on each of these, in both languages. */
export interface Screen {
  name: string
  /** The address after the language of the interface. */
  path: string
  /** What is to be done there first. */
  enter?: (page: Page, t: (typeof words)[Ui]) => Promise<void>
  /** Its layout on a wide screen is another. */
  isOtherWhenWide?: true
}

export const screens: Screen[] = [
  { name: 'library', path: '' },
  { name: 'library without a match', path: '?lang=none' },
  { name: 'Arabic article', path: 'read/paper-road', isOtherWhenWide: true },
  { name: 'English article', path: 'read/baghdad-washington-dialogue-en', isOtherWhenWide: true },
  { name: 'poem', path: 'read/a-poem-read-by-ear' },
  { name: 'article without its text', path: 'read/no-such-article' },
  { name: 'text settings', path: 'read/paper-road', enter: (page, t) => press(page, t.reader.text) },
  { name: 'contents', path: 'read/paper-road', enter: (page, t) => press(page, t.reader.contents) },
  { name: 'search', path: 'search' },
  { name: 'search with results', path: 'search?q=%D8%A7%D9%84%D9%88%D8%B1%D9%82' },
  { name: 'saved', path: 'saved' },
  { name: 'settings', path: 'settings' },
  { name: 'about', path: 'about' },
  { name: 'not found', path: 'nowhere' },
]

async function press(page: Page, name: string): Promise<void> {
  // By key: where the reader has been here before, the bars may have stepped back.
  await page.getByRole('button', { name, exact: true }).press('Enter')
  await page.getByRole('dialog', { name }).waitFor()
}
