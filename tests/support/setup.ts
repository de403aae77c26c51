import 'fake-indexeddb/auto'
import { afterEach } from 'vitest'

// Tests of core run without a page and should not wait for the tools of one.
if (typeof document !== 'undefined') {
  await import('@testing-library/jest-dom/vitest')
  const { cleanup, configure } = await import('@testing-library/react')
  // What comes is waited for, also on a slow machine; it is looked for until then, so this costs a quick one nothing.
  configure({ asyncUtilTimeout: 20_000 })
  afterEach(cleanup)
}
