declare module 'compression' {
  import type { IncomingMessage, ServerResponse } from 'node:http'
  import type { BrotliOptions } from 'node:zlib'

  type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void
  const compression: (options?: { threshold?: number; level?: number; brotli?: BrotliOptions }) => Handler
  export default compression
}
