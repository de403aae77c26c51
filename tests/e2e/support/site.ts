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
  /** Sent on to another host, whose page with status 200 it is: a network that wants one to sign in. */
  | 'portal'

/** Which requests misbehave: those for a path, without the query. */
type Where = string | RegExp | ((path: string) => boolean)

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
  #faults: { where: Where; fault: Fault }[] = []
  #headers: Record<string, string> = {}
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

  get isUp(): boolean {
    return this.#server !== undefined
  }

  /** Serves another build from now on, or from the next start on. */
  async deploy(folder: string): Promise<void> {
    this.#folder = folder
    if (!this.isUp) return
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

  /** Misbehaves there until `heal()`. Of several that match, the last one counts. */
  break(where: Where, fault: Fault): void {
    this.#faults.unshift({ where, fault })
  }

  /** Sends these headers with everything, whatever the site’s own say. */
  send(headers: Record<string, string>): void {
    this.#headers = headers
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
    this.#overrides(response)
    const found = this.#faults.find(({ where }) => isAt(where, asked))
    // Where a portal sends one is a page, even if all the rest of the host sends one there.
    const fault = found?.fault === 'portal' && asked === SIGN_IN ? 'page' : found?.fault
    if (fault !== undefined) misbehave(fault, asked, response, this.#origin)
    return fault !== undefined
  }

  /** The last word: what is written over any header set before. */
  #overrides(response: ServerResponse): void {
    if (Object.keys(this.#headers).length === 0) return
    const writeHead = response.writeHead.bind(response)
    const writeOurs = (status: number, headers?: object) => writeHead(status, { ...headers, ...this.#headers })
    // Of its two forms, neither the site's server nor its packages use the one with a message.
    response.writeHead = writeOurs as typeof response.writeHead
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

function isAt(where: Where, path: string): boolean {
  if (typeof where === 'function') return where(path)
  return typeof where === 'string' ? where === path : where.test(path)
}

const SIGN_IN = '/sign-in'

function misbehave(fault: Fault, path: string, response: ServerResponse, origin: string): void {
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
      response.writeHead(200, { 'Content-Type': typeOf(path), 'Content-Length': '100000' }).write('{ ')
      return
    case 'drop':
      response.destroy()
      return
    case 'portal':
      // The same machine by another name is another host.
      response.writeHead(302, { Location: origin.replace('localhost', '127.0.0.1') + SIGN_IN }).end()
      return
  }
}

function typeOf(path: string): string {
  if (path.endsWith('.json')) return 'application/json'
  return path.endsWith('.js') ? 'text/javascript' : 'text/html'
}
