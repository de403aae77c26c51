import { files as addresses } from '#core/paths.ts'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { Plugin, ResolvedConfig } from 'vite'
import { readContent } from './content.ts'
import type { SiteOptions } from './options.ts'
import { publishedFiles } from './published.ts'

/**
 * Publishes the articles with all that goes with them: in a build as files, in development from memory. The folder
 * `public` is copied here rather than by Vite, because the articles in it are sources.
 */
export function publish(options: SiteOptions): Plugin {
  let config: ResolvedConfig
  return {
    name: 'waraq:publish',
    config: () => ({ build: { copyPublicDir: false } }),
    configResolved(resolved) {
      config = resolved
    },

    async generateBundle() {
      if (this.environment.name !== 'client') return
      for (const [fileName, source] of await publishedFiles(options, config.publicDir)) {
        this.emitFile({ type: 'asset', fileName, source })
      }
      // Only a whole address of a picture is of use to who is sent a link.
      if (options.siteUrl !== undefined) {
        const { articles } = await readContent(options.content)
        // Loads a drawing program, which nothing else needs.
        const { cardsOf } = await import('./drawCards.ts')
        const { draw } = await cardsOf(articles.values(), config.root)
        for (const [fileName, source] of await draw()) this.emitFile({ type: 'asset', fileName, source })
      }
      for (const fileName of await filesIn(config.publicDir)) {
        if (fileName.startsWith(addresses.articles)) continue
        this.emitFile({ type: 'asset', fileName, source: await readFile(join(config.publicDir, fileName)) })
      }
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
        published ??= publishedFiles(options, config.publicDir)
        published.then(
          (files) => {
            const file = files.get(path.slice(options.base.length))
            if (file === undefined) return next()
            response.setHeader('Content-Type', typeOf(path))
            response.setHeader('Cache-Control', 'no-store')
            response.end(file)
          },
          (error: unknown) => {
            published = undefined
            next(error)
          },
        )
      })
    },
  }
}

/** The files of a folder and its folders, with `/` between names, in order. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted()
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
