import { seed } from './seed'
import { openCloud } from '../local/server/cloud'

/**
 * Program that fills a new city's folder, given as its argument, and ends. In a process of its own, since drawing the
 * pictures takes memory that a running product would keep.
 */
async function main(directory: string): Promise<void> {
  const { gateway, close } = openCloud({
    directory,
    url: 'http://127.0.0.1',
    functions: () => {
      throw new Error('nothing calls functions while the city is made')
    },
    log: console.error,
  })
  await seed({ store: gateway.store, files: gateway.files, now: Date.now() })
  close()
}

main(process.argv[2] ?? '').catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
