import { expect, test } from './support/fixtures.ts'

// The host that the other tests are built on: if it cannot fail, they prove nothing.
test.describe('the host of these tests', () => {
  test('dies, and comes back at the same address', async ({ site, page, context }) => {
    const { origin } = site
    expect((await page.goto('/ar/'))?.status()).toBe(200)
    await site.stop()
    await expect(page.goto('/ar/')).rejects.toThrow('ERR_CONNECTION_REFUSED')
    await site.start()
    expect(site.origin).toBe(origin)
    // In another tab: this one is still on its way to the browser's own page about the failure.
    expect((await (await context.newPage()).goto('/ar/'))?.status()).toBe(200)
  })

  test('dies in the middle of an answer', async ({ site, request }) => {
    site.break('/ar/', 'hang')
    const answer = request.get('/ar/').then(
      () => 'answered',
      () => 'broken off',
    )
    await expect.poll(() => site.requests.length).toBe(1)
    await site.stop()
    expect(await answer).toBe('broken off')
  })

  for (const [fault, status] of [
    ['missing', 404],
    ['error', 500],
    ['page', 200],
  ] as const) {
    test(`answers with ${status} where it is told to (${fault}), and only until it is healed`, async ({
      site,
      request,
    }) => {
      site.break(/^\/sw\.js/, fault)
      const answer = await request.get('/sw.js?v=1')
      expect(answer.status()).toBe(status)
      expect(answer.headers()['content-type']).not.toContain('javascript')
      expect((await request.get('/ar/')).status()).toBe(200)

      site.heal()
      expect((await request.get('/sw.js')).headers()['content-type']).toContain('javascript')
    })
  }

  for (const fault of ['hang', 'stall', 'drop'] as const) {
    test(`never finishes where it is told to (${fault})`, async ({ site, request }) => {
      site.break('/ar/', fault)
      await expect(request.get('/ar/', { timeout: 500 })).rejects.toThrow(/Timeout|socket hang up|ECONNRESET/)
    })
  }

  test('tells what was asked of it', async ({ site, request }) => {
    await request.get('/ar/', { headers: { 'X-Reader': 'yes' } })
    expect(site.requests).toMatchObject([{ method: 'GET', path: '/ar/', headers: { 'x-reader': 'yes' } }])
    site.forget()
    expect(site.requests).toEqual([])
  })

  test('is visited by a browser that keeps things', async ({ profile }) => {
    const page = await profile.newPage()
    await page.goto('/ar/')
    const session = await profile.newCDPSession(page)
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
    expect(installabilityErrors.map(({ errorId }) => errorId)).not.toContain('in-incognito')
  })
})
