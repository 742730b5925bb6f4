import type { IncomingMessage, ServerResponse } from 'node:http'
import fs from 'node:fs'
import path from 'node:path'
import type { BuildResult } from './compile/bundle'
import { AppBuilder } from './compile/bundle'
import { formatProblem } from './compile/problems'
import { buildRuntime } from './compile/runtime'
import { LiveReload } from './server/live-reload'
import { deskDocument, phoneDocument } from './server/documents'
import { sendFile, sendHtml } from './server/send'
import { watchFolder } from './server/watch'

/** A page of one's own at `/`, for example one that shows several phones side by side. */
export interface Desk {
  /** The TypeScript that it starts from, for a browser. */
  entry: string
  title: string
}

export interface PreviewOptions {
  /** The folder with app.json. */
  miniprogramRoot: string
  /** Where the bundles go; created when missing. */
  outDir: string
  /** Left out, nothing is at `/`. */
  desk?: Desk
  /** Rebuild on change and reload the phones. */
  watch?: boolean
  /** Where the automation endpoint of this machine listens, when there is one. */
  automationPort?: number
  /** Told of every build; prints to the console when left out. */
  onBuild?: (result: BuildResult) => void
}

export interface Preview {
  /** Answers the preview's own addresses; false when the request is somebody else's. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>
  /** Settles when the first build is done, also when the mini program has mistakes. */
  ready: Promise<void>
  close(): Promise<void>
}

/** Builds the mini program for the browser and serves the phones: `/phone?as=PERSON`, `/preview/*` and, with a desk, `/`. */
export function createPreview(options: PreviewOptions): Preview {
  const { miniprogramRoot, outDir, desk, watch = false, automationPort, onBuild = report } = options
  fs.mkdirSync(outDir, { recursive: true })
  const root = path.resolve(miniprogramRoot)
  const builder = new AppBuilder(root, outDir)
  const reload = new LiveReload()
  const build = async (): Promise<void> => onBuild(await builder.build())
  const ready = Promise.all([buildRuntime(path.join(outDir, 'runtime'), desk?.entry), build()]).then(
    () => undefined,
  )
  const stopWatching = watch
    ? watchFolder(root, async () => {
        await ready
        await build()
        reload.announce()
      })
    : undefined

  const handle: Preview['handle'] = async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://preview')
    const pathname = decodeURIComponent(url.pathname)
    const isOwn =
      (pathname === '/' && desk !== undefined) || pathname === '/phone' || pathname.startsWith('/preview/')
    if (!isOwn || request.method !== 'GET') return false
    await ready
    if (pathname === '/') sendHtml(response, deskDocument(desk?.title ?? ''))
    else if (pathname === '/phone') sendHtml(response, phoneDocument(watch, automationPort))
    else if (pathname === '/preview/events') reload.connect(request, response)
    else if (pathname.startsWith('/preview/files/'))
      await sendFile(request, response, root, pathname.slice(15))
    else await sendFile(request, response, outDir, pathname.slice(9))
    return true
  }

  return {
    handle,
    ready,
    close: async () => {
      await stopWatching?.()
      reload.close()
      await ready.catch(() => undefined)
    },
  }
}

function report({ problems, milliseconds }: BuildResult): void {
  for (const problem of problems) console.warn(formatProblem(problem))
  console.log(`mini program built in ${milliseconds} ms`)
}
