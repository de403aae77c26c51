import { headersFor, readHeaders } from '#core/publishing/headers.ts'
import compression from 'compression'
import { readdir, readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { join } from 'node:path'
import { constants } from 'node:zlib'
import sirv from 'sirv'

export interface RunningServer {
  /** Where the site answers, its base path included. */
  address: string
  /** Closes the server and every connection to it; afterwards the port is free. */
  stop: () => Promise<void>
}

/**
 * Serves a built site as a real host should: with the headers of its `_headers`, compressed, `/ar` redirected to `/ar/`,
 * the app for a published article without a page, the site's own page for an unknown address, and no page in the place of a missing file. Files are read anew for each
 * request, so the folder may be built again meanwhile.
 *
 * @param options.port 0 for any that is free
 * @param options.base the base path; without it, the one that the site was built with
 * @param options.before sees every request first and may answer it, which it then says; so tests make a host misbehave
 * @throws with the code `EADDRINUSE` if the port is taken
 */
export async function startServer(options: {
  dist: string
  port: number
  base?: string
  before?: (request: IncomingMessage, response: ServerResponse) => boolean
}): Promise<RunningServer> {
  const { dist, port } = options
  const base = options.base ?? (await builtBase(dist))
  const rules = readHeaders(await readFile(join(dist, '_headers'), 'utf8'))
  const compress = compression({ threshold: 1000, brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } } })
  const files = sirv(dist, { dev: true, etag: true, setHeaders: (response) => response.removeHeader('Date') })

  const server = createServer((request, response) => {
    if (options.before?.(request, response)) return
    compress(request, response, () => void answer(request, response))
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, search } = new URL(`http://localhost${request.url ?? '/'}`)
    if (request.method !== 'GET' && request.method !== 'HEAD') return say(405, 'Only GET and HEAD are answered here.')
    if (pathname === '/' && base !== '/') return redirect(302, base)
    if (`${pathname}/` === base) return redirect(308, base + search)
    if (!pathname.startsWith(base)) return say(404, `Nothing here. The site is at ${base}`)

    for (const [name, value] of headersFor(pathname, rules)) {
      // Over plain http these two would only send a reader to https, where nobody answers.
      if (name === 'Strict-Transport-Security') continue
      response.setHeader(name, value.replace('; upgrade-insecure-requests', ''))
    }
    const path = pathname.slice(base.length - 1)
    if (/^\/(?:ar|en)$/.test(path)) return redirect(308, `${pathname}/${search}`)
    if (/^\/_headers$|\/\./.test(path)) return notFound(path)
    request.url = path + search
    files(request, response, () => void notFound(path))
    return undefined

    async function notFound(missing: string): Promise<void> {
      response.setHeader('Cache-Control', 'no-cache')
      const [, id] = /^\/(?:ar|en)\/read\/([a-z0-9-]+)\/?$/.exec(missing) ?? []
      if (id !== undefined && (await isPublished(id, dist))) return page(200, 'shell.html')
      if (/^\/(?:assets|articles)\//.test(missing)) return say(404, 'There is no such file.')
      return page(404, '404.html')
    }
    async function page(status: number, name: string): Promise<void> {
      const html = await readFile(join(dist, name))
      response.writeHead(status, { 'Content-Type': 'text/html;charset=utf-8' })
      response.end(html)
    }
    function say(status: number, text: string): void {
      response.writeHead(status, { 'Content-Type': 'text/plain;charset=utf-8' })
      response.end(`${text}\n`)
    }
    function redirect(status: number, location: string): void {
      response.writeHead(status, { Location: location })
      response.end()
    }
  }

  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, resolve)
  })
  // A server that listens on a port has an address with a port.
  const { port: actual } = server.address() as AddressInfo
  return {
    address: `http://localhost:${actual}${base}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

/** An article that is published and has no page of its own is drawn by the app. */
async function isPublished(id: string, dist: string): Promise<boolean> {
  const names = await readdir(join(dist, 'articles')).catch(() => [])
  const isFile = new RegExp(`^${id}\\.[0-9a-f]{10}\\.json$`)
  return names.some((name) => isFile.test(name))
}

/** The scope in the manifest is the base path. */
async function builtBase(dist: string): Promise<string> {
  const { scope } = JSON.parse(await readFile(join(dist, 'manifest.ar.webmanifest'), 'utf8')) as { scope: string }
  return scope
}
