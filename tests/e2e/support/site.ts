import type { IncomingMessage, ServerResponse } from 'node:http'
import { startServer, type RunningServer } from '#build/serve.ts'

/** How a host may misbehave at an address. */
export type Fault =
  /** There is nothing. */
  | 'missing'
  /** The host is broken. */
  | 'error'
  /** A page with status 200, as hosts and hotel networks like to answer anything. */
  | 'page'
  /** The connection stands, and no answer ever comes. */
  | 'hang'
  /** The headers come, and the first bytes, then no more. */
  | 'stall'
  /** The connection breaks. */
  | 'drop'

export interface Seen {
  method: string
  path: string
  headers: IncomingMessage['headers']
}

/**
 * The built site on a host that a test controls: it can die and come back at the same address, misbehave at single
 * addresses, serve another build, and tell what was asked of it. Dying is truer than the browser's own offline switch:
 * the browser goes on believing that it is online.
 */
export class Site {
  /** What was asked since the last `forget()`, in order. */
  readonly requests: Seen[] = []

  #folder: string
  #faults: { path: string | RegExp; fault: Fault }[] = []
  #published: ReadonlyMap<string, Uint8Array> | undefined
  #server: RunningServer | undefined
  #origin = ''

  /** @param folder of a site that was built for the root of its host */
  constructor(folder: string) {
    this.#folder = folder
  }

  /** Without a slash at the end. It stays the same over `stop()` and `start()`. */
  get origin(): string {
    return this.#origin
  }

  async start(): Promise<void> {
    this.#server = await startServer({
      dist: this.#folder,
      port: this.#origin === '' ? 0 : Number(new URL(this.#origin).port),
      before: (request, response) => this.#misbehaves(request, response) || this.#publishes(request, response),
    })
    this.#origin = new URL(this.#server.address).origin
  }

  /** Dies at once, in the middle of whatever it was saying. */
  async stop(): Promise<void> {
    await this.#server?.stop()
    this.#server = undefined
  }

  /** Serves another build from now on. */
  async deploy(folder: string): Promise<void> {
    this.#folder = folder
    await this.stop()
    await this.start()
  }

  /**
   * Publishes other articles than those of the build. The pages that were drawn for those would lie, so every address
   * gets the shell, as it does offline, and the app draws all of it.
   *
   * @param files by their address without the slash before it
   */
  publish(files: ReadonlyMap<string, Uint8Array>): void {
    this.#published = files
  }

  /** Misbehaves at a path (without the query) until `heal()`. Of several that match, the last one counts. */
  break(path: string | RegExp, fault: Fault): void {
    this.#faults.unshift({ path, fault })
  }

  heal(): void {
    this.#faults = []
  }

  forget(): void {
    this.requests.length = 0
  }

  #misbehaves(request: IncomingMessage, response: ServerResponse): boolean {
    const asked = pathOf(request)
    this.requests.push({ method: request.method ?? 'GET', path: asked, headers: request.headers })
    const found = this.#faults.find(({ path }) => (typeof path === 'string' ? path === asked : path.test(asked)))
    if (found !== undefined) misbehave(found.fault, response)
    return found !== undefined
  }

  #publishes(request: IncomingMessage, response: ServerResponse): boolean {
    if (this.#published === undefined) return false
    const path = pathOf(request)
    const file = this.#published.get(path.slice(1))
    if (file !== undefined) {
      response.writeHead(200, { 'Content-Type': path.endsWith('.svg') ? 'image/svg+xml' : 'application/json' })
      response.end(file)
    } else if (!path.includes('.')) request.url = '/shell.html'
    return file !== undefined
  }
}

function pathOf({ url = '/' }: IncomingMessage): string {
  return url.replace(/\?.*$/s, '')
}

function misbehave(fault: Fault, response: ServerResponse): void {
  switch (fault) {
    case 'missing':
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('nothing here')
      return
    case 'error':
      response.writeHead(500, { 'Content-Type': 'text/plain' }).end('broken')
      return
    case 'page':
      response
        .writeHead(200, { 'Content-Type': 'text/html' })
        .end('<!doctype html><title>Welcome</title><p>Please sign in.')
      return
    case 'hang':
      return
    case 'stall':
      response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Length': '100000' }).write('<!doctype html>')
      return
    case 'drop':
      response.destroy()
      return
  }
}
