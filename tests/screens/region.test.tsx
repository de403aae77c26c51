import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { article, paragraph, published } from '../support/builders.ts'
import { renderApp } from '../support/renderApp.tsx'

// In a file of its own: the region is looked up once, when the app first needs it.
test('the app takes numbers and months from the time zone where the languages name no region', async () => {
  vi.stubGlobal('Temporal', { Now: { timeZoneId: () => 'Africa/Casablanca' } })
  const shown = article({ published: '2023-09-03', blocks: [paragraph('نص.')] })
  const folder = published([shown], { maqala: { minutes: 1200 } })
  await renderApp('/ar/read/maqala', { published: folder, speaks: ['ar', 'en'] })
  expect(screen.getByText('الأحد 3 شتنبر 2023')).toBeVisible()
  expect(screen.getByText('1.200 دقيقة قراءة')).toBeVisible()
  // The numbers of ordered lists and the like follow.
  expect(document.documentElement.dataset['digits']).toBe('latn')
})
