import 'fake-indexeddb/auto'
import { afterEach } from 'vitest'

// Tests of core run without a page and should not wait for the tools of one.
if (typeof document !== 'undefined') {
  await import('@testing-library/jest-dom/vitest')
  const { cleanup } = await import('@testing-library/react')
  afterEach(cleanup)
}
