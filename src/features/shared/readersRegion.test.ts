import { expect, test, vi } from 'vitest'

// Node 20 and some browsers have no `Temporal`; this one may have either.
test.each([
  ['Temporal', { Now: { timeZoneId: () => 'Africa/Tunis' } }, 'algeria'],
  ['Intl, where there is no Temporal', undefined, 'levant'],
])('the clock says where the reader is, by %s', async (_, temporal, months) => {
  vi.resetModules()
  vi.stubGlobal('navigator', { languages: ['ar'] })
  vi.stubGlobal('Temporal', temporal)
  if (temporal === undefined) Reflect.deleteProperty(globalThis, 'Temporal')
  const options = { ...new Intl.DateTimeFormat().resolvedOptions(), timeZone: 'Asia/Beirut' }
  vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockReturnValue(options)
  const { readersRegion } = await import('./readersRegion.ts')
  expect(readersRegion().months).toBe(months)
})
