import type { Plugin, ResolvedConfig } from 'vite'
import { readContent } from './content.ts'
import type { SiteOptions } from './options.ts'
import { publishedFiles } from './published.ts'

/**
 * Serves the articles with all that goes with them in development. Vite does not copy the folder `public` in a build,
 * because the articles in it are sources.
 */
export function publish(options: SiteOptions): Plugin {
  let config: ResolvedConfig
  return {
    name: 'waraq:publish',
    config: () => ({ build: { copyPublicDir: false } }),
    configResolved(resolved) {
      config = resolved
    },

    configureServer(server) {
      let published: ReturnType<typeof publishedFiles> | undefined
      server.watcher.add(options.content)
      server.watcher.on('all', (_event, path) => {
        if (!path.startsWith(options.content)) return
        published = undefined
        server.ws.send({ type: 'full-reload' })
      })
      server.middlewares.use((request, response, next) => {
        const path = decodeURI(new URL(request.url ?? '/', 'http://localhost').pathname)
        published ??= readContent(options.content).then((content) => publishedFiles(content, options, config.publicDir))
        const answer = async () => {
          const file = (await published)?.get(path.slice(options.base.length))
          if (file === undefined) return next()
          const bytes = await file.content()
          response.setHeader('Content-Type', typeOf(path))
          response.setHeader('Cache-Control', 'no-store')
          response.end(bytes)
        }
        answer().catch((error: unknown) => {
          published = undefined
          next(error)
        })
      })
    },
  }
}

function typeOf(path: string): string {
  const ending = path.slice(path.lastIndexOf('.') + 1)
  const types: Record<string, string> = {
    json: 'application/json',
    webmanifest: 'application/manifest+json',
    svg: 'image/svg+xml',
    jpg: 'image/jpeg',
    txt: 'text/plain; charset=utf-8',
    xml: 'application/xml',
  }
  return types[ending] ?? `image/${ending}`
}
