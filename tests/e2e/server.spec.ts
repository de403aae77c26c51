import { readdir } from 'node:fs/promises'
import { get } from 'node:http'
import { expect, test } from './support/fixtures.ts'

test.describe('the host', () => {
  test('serves a page with the headers of dist/_headers', async ({ request }) => {
    const answer = await request.get('/ar/')
    expect(answer.status()).toBe(200)
    const headers = answer.headers()
    expect(headers['content-type']).toMatch(/^text\/html; ?charset=utf-8$/i)
    expect(headers['cache-control']).toBe('no-cache')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBe('no-referrer')
  })

  test('lets no cache keep the service worker, and gives it a policy of its own', async ({ request }) => {
    const headers = (await request.get('/sw.js')).headers()
    expect(headers['content-type']).toMatch(/javascript/)
    expect(headers['cache-control']).toBe('no-cache')
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'",
    )
  })

  test('lets caches keep for ever what has its hash in its name', async ({ request }) => {
    const [asset] = (await readdir('dist/assets')).filter((name) => name.endsWith('.js'))
    const answer = await request.get(`/assets/${asset}`)
    expect(answer.status()).toBe(200)
    expect(answer.headers()['cache-control']).toBe('public, max-age=31536000, immutable')
  })

  test('compresses what is text', async ({ request }) => {
    expect((await request.get('/ar/')).headers()['content-encoding']).toMatch(/^(br|gzip)$/)
  })

  test('sends an address without its slash to the one with it', async ({ request }) => {
    const answer = await request.get('/ar', { maxRedirects: 0 })
    expect([301, 302, 307, 308]).toContain(answer.status())
    expect(answer.headers()['location']).toBe('/ar/')
  })

  for (const path of ['/ar/nowhere', '/en/read/no-such-article/', '/nowhere']) {
    test(`answers ${path} with a page that says it is not there`, async ({ request }) => {
      const answer = await request.get(path, { headers: { Accept: 'text/html' } })
      expect(answer.status()).toBe(404)
      expect(answer.headers()['content-type']).toMatch(/^text\/html/)
    })
  }

  for (const path of ['/assets/no-such-file.js', '/articles/no-such-article.json']) {
    test(`does not answer ${path} with a page`, async ({ request }) => {
      const answer = await request.get(path)
      expect(answer.status()).toBe(404)
      expect(await answer.text()).not.toContain('id="root"')
    })
  }

  test('gives nothing from outside of the site', async ({ request }) => {
    for (const path of ['/../package.json', '/%2e%2e/package.json', '/..%2fpackage.json', '/ar/%00']) {
      const answer = await request.get(path)
      expect(answer.status()).toBeGreaterThanOrEqual(400)
    }
  })

  for (const path of ['//', '/%', '/ar/%E0%A4%A', '/ar/?a=%']) {
    test(`outlives the odd address ${path}`, async ({ site, request }) => {
      // Browsers and Playwright would mend the address first.
      const status = await new Promise((done, fail) => {
        get(site.origin, { path, timeout: 2000 }, (answer) => done(answer.resume().statusCode))
          .on('error', fail)
          .on('timeout', () => fail(new Error('no answer')))
      })
      expect(status).toBeLessThan(500)
      expect((await request.get('/ar/')).status()).toBe(200)
    })
  }
})
