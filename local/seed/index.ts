import type { Files } from '../gateway/files'
import type { Store } from '../store/store'
import type { PictureOrder } from './cases/play'
import { play } from './cases/play'
import { finishedStories } from './cases/finished'
import { openStories } from './cases/open'
import { picture } from './pictures'
import { seeded } from './random'
import type { Stage } from './stage/stage'
import { createStage } from './stage/stage'
import { categories } from './zhongshan/categories'
import { citySettings } from './zhongshan/city'
import { departments } from './zhongshan/departments'
import { personDocs } from './zhongshan/people'
import { towns } from './zhongshan/towns'

export { people } from './zhongshan/people'

export interface SeedOptions {
  /** The local cloud's database and files, empty. */
  store: Pick<Store, 'importMany'>
  files: Pick<Files, 'fileId' | 'write'>
  /** Epoch ms; the sample cases lie in the days before it. */
  now: number
  /** Draws a picture; by default as `pictures` does, which is most of the time that a seed takes. */
  draw?: typeof picture
}

/** What is imported, in this order. */
const COLLECTIONS = [
  'settings',
  'departments',
  'towns',
  'categories',
  'people',
  'cases',
  'case_events',
  'media',
  'supports',
  'inbox',
  'deliveries',
]

/**
 * Makes the demonstration city: Zhongshan's reference data, people, and sample cases in every state with pictures.
 * The same `now` gives the same city.
 * @throws Error when the product refuses a sample case: the seed is played through the product's own actions
 */
export async function seed({ store, files, now, draw = picture }: SeedOptions): Promise<void> {
  const stage = createStage(seeded('zhongshan'))
  const city = citySettings(now)
  const reference = {
    settings: [city],
    departments,
    towns,
    categories,
    people: personDocs(now, city.privacyVersion),
  }
  for (const [name, documents] of Object.entries(reference)) {
    await stage.database.collection(name).add({ data: documents })
  }
  const pictures: PictureOrder[] = []
  const scene = {
    stage,
    now,
    reference: { city },
    fileId: (path: string) => files.fileId(path),
    orderPicture: (order: PictureOrder) => pictures.push(order),
    played: new Map<string, string>(),
  }
  for (const story of [...finishedStories, ...openStories]) await play(story, scene)
  await archiveAndWarn(stage, now)
  await Promise.all(pictures.map((order) => storePicture(order, files, draw, stage)))
  for (const name of COLLECTIONS) store.importMany(name, stage.database.documents(name))
}

/** The timer ran all along; its two steps for an old case are the reminder and the archive. */
async function archiveAndWarn(stage: Stage, now: number): Promise<void> {
  await stage.sweep(now)
  await stage.sweep(now)
  await stage.followUp(now)
}

async function storePicture(
  order: PictureOrder,
  files: SeedOptions['files'],
  draw: typeof picture,
  { database }: Stage,
): Promise<void> {
  const { full, thumb } = await draw(order.categoryId, order.seed, order.after)
  await Promise.all([files.write(order.path, full), files.write(order.thumbPath, thumb)])
  await database
    .collection('media')
    .doc(order.mediaId)
    .update({ data: { bytes: full.length } })
}
