import { zhongshan } from '../cities'
import { calendarOf } from '../cloudfunctions/city/calendar'
import type { Files } from '../local/gateway/files'
import type { Store } from '../local/store/store'
import { demoSettings } from './announcements'
import { personDocs } from './people'
import { picture } from './pictures'
import { seeded } from './random'
import { stageDatabase } from './stage/database'
import type { Stage } from './stage/stage'
import { createStage } from './stage/stage'
import { finishedStories } from './stories/finished'
import { openStories } from './stories/open'
import type { PictureOrder } from './stories/play'
import { play } from './stories/play'

export interface SeedOptions {
  /** The local cloud's database, its collections empty, and its files. */
  store: Store
  files: Pick<Files, 'fileId' | 'write'>
  /** Epoch ms; the sample cases lie in the days before it. */
  now: number
}

/**
 * Makes the demonstration city: Zhongshan's reference data, people, and sample cases in every state with pictures.
 * The same `now` gives the same city.
 * @throws Error when the product refuses a sample case: the seed is played through the product's own actions
 */
export async function seed({ store, files, now }: SeedOptions): Promise<void> {
  const settings = demoSettings(now)
  const { calendar, outline, departments, towns, categories } = zhongshan
  const people = personDocs(now, settings.privacyVersion)
  const reference: Record<string, object[]> = {
    settings: [settings, calendar, outline],
    departments,
    towns,
    categories,
    people,
  }
  for (const [name, documents] of Object.entries(reference)) store.importMany(name, documents.map(asDocument))

  const pictures: PictureOrder[] = []
  const stage = createStage(stageDatabase(store), seeded('zhongshan'))
  const scene = {
    stage,
    now,
    reference: { city: settings, calendar: calendarOf(calendar), outline: outline.corners },
    fileId: (path: string) => files.fileId(path),
    orderPicture: (order: PictureOrder) => pictures.push(order),
    played: new Map<string, string>(),
  }
  for (const story of [...finishedStories, ...openStories]) await play(story, scene)
  await archiveAndWarn(stage, now)
  await Promise.all(pictures.map((order) => storePicture(order, files, stage)))
}

function asDocument(document: object): Record<string, unknown> {
  return { ...document }
}

/** The timer ran all along; its two steps for an old case are the reminder and the archive. */
async function archiveAndWarn(stage: Stage, now: number): Promise<void> {
  await stage.sweep(now)
  await stage.sweep(now)
  await stage.followUp(now)
}

async function storePicture(
  { mediaId, categoryId, place, after, path, thumbPath }: PictureOrder,
  files: SeedOptions['files'],
  { database }: Stage,
): Promise<void> {
  const { full, thumb } = picture(categoryId, place, after)
  await Promise.all([files.write(path, full), files.write(thumbPath, thumb)])
  await database
    .collection('media')
    .doc(mediaId)
    .update({ data: { bytes: full.length } })
}
