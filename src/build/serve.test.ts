// @vitest-environment node
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { headerRules, headersFile } from '#core/publishing/headers.ts'
import { manifestOf } from '#core/publishing/manifest.ts'
import { startServer, type RunningServer } from './serve.ts'

let dist: string
let server: RunningServer
const page = (name: string) => `<!doctype html><title>${name}</title>${'<p>ورق</p>'.repeat(500)}`

beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), 'site-'))
  const files = {
    _headers: headersFile(headerRules('/sub/', { scripts: [], styles: [] })),
    'manifest.ar.webmanifest': manifestOf('ar', '/sub/', []),
    'index.html': page('landing'),
    '404.html': page('lost'),
    'shell.html': page('shell'),
    'articles/archived.0123456789.json': '{}',
    'ar/index.html': page('library'),
    'ar/read/maqala/index.html': page('article'),
    'assets/index-B1gS4fe_.js': `console.log(${'1 +'.repeat(1000)} 1)`,
  }
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(dist, name)), { recursive: true })
    await writeFile(join(dist, name), content)
  }
  server = await startServer({ dist, port: 0 })
})

afterAll(async () => {
  await server.stop()
  await rm(dist, { recursive: true })
})

/** Not by `fetch`, which tidies addresses before it asks. */
function ask(path: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
    get({ port: new URL(server.address).port, path, headers }, (response) => {
      let body = ''
      response.on('data', (chunk) => (body += String(chunk)))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    }).on('error', reject)
  })
}

describe('startServer', () => {
  test('stands where the site was built to stand', () => {
    expect(server.address).toMatch(/^http:\/\/localhost:\d+\/sub\/$/)
  })

  test.each([
    ['/sub/', 'landing'],
    ['/sub/ar/', 'library'],
    ['/sub/ar/read/maqala', 'article'],
    ['/sub/ar/read/maqala/', 'article'],
    ['/sub/ar/?utm_source=x', 'library'],
  ])('answers %s with its page', async (path, title) => {
    const { status, body } = await ask(path)
    expect(status).toBe(200)
    expect(body).toContain(`<title>${title}</title>`)
  })

  test.each(['/sub/ar/read/archived', '/sub/en/read/archived/'])(
    'answers %s, an article without a page, with the app',
    async (path) => {
      const { status, headers, body } = await ask(path)
      expect(status).toBe(200)
      expect(body).toContain('<title>shell</title>')
      expect(headers['cache-control']).toBe('no-cache')
    },
  )

  test.each([
    ['/', '/sub/'],
    ['/sub', '/sub/'],
    ['/sub/ar', '/sub/ar/'],
    ['/sub/ar?q=1', '/sub/ar/?q=1'],
  ])('sends %s to %s', async (path, location) => {
    const answer = await ask(path)
    expect([302, 308]).toContain(answer.status)
    expect(answer.headers['location']).toBe(location)
  })

  test.each([
    '/sub/nowhere',
    '/sub/ar/read/nowhere',
    '/sub/ar/read/archive',
    '/sub/_headers',
    '/sub/.stamp',
    '/sub/../../etc/passwd',
    '/sub/%',
    '/sub//evil.example',
  ])('answers %s with the page for what is not there', async (path) => {
    const { status, body } = await ask(path)
    expect(status).toBe(404)
    expect(body).not.toContain('root:')
  })

  test.each(['/sub/assets/gone-B1gS4fe_.js', '/sub/articles/gone.0123456789.json', '/elsewhere'])(
    'answers %s with no page',
    async (path) => {
      const { status, headers } = await ask(path)
      expect(status).toBe(404)
      expect(headers['content-type']).toBe('text/plain;charset=utf-8')
    },
  )

  test('sends the headers of the file, but for those that only https can keep', async () => {
    const { headers } = await ask('/sub/ar/')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests')
    expect(headers['cache-control']).toBe('no-cache')
    expect(headers).not.toHaveProperty('strict-transport-security')
    expect((await ask('/sub/assets/index-B1gS4fe_.js')).headers['cache-control']).toContain('immutable')
  })

  test.each(['br', 'gzip'])('compresses by %s', async (encoding) => {
    expect((await ask('/sub/ar/', { 'Accept-Encoding': encoding })).headers['content-encoding']).toBe(encoding)
  })

  test('says when nothing has changed', async () => {
    const { headers } = await ask('/sub/ar/')
    expect((await ask('/sub/ar/', { 'If-None-Match': String(headers['etag']) })).status).toBe(304)
  })

  test('refuses a port that is taken', async () => {
    const port = Number(new URL(server.address).port)
    await expect(startServer({ dist, port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })

  test('stops at once, whoever is still connected', async () => {
    const other = await startServer({ dist, port: 0, before: () => true })
    const waiting = fetch(other.address).catch(() => 'cut off')
    await new Promise((resolve) => setTimeout(resolve, 50))
    await other.stop()
    expect(await waiting).toBe('cut off')
  })
})
