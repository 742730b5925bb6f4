import type { ReportPart, SubmitInput } from '#domain/api/case'
import { mediaIdOf } from '../../kernel/ids'
import { idOfAttached } from '../media'
import type { CaseDoc } from './documents'
import { pointOf } from './geography'

/** @returns the parts in which a report that is sent again differs from what was taken in the first time */
export function partsLeftOut(taken: CaseDoc, input: SubmitInput): ReportPart[] {
  const { longitude, latitude } = pointOf(taken.place)
  const { point, address } = input.place
  const isSamePlace =
    point.longitude === longitude && point.latitude === latitude && address === taken.place.address
  const isSame: Record<ReportPart, boolean> = {
    text: input.text === taken.text,
    place: isSamePlace,
    category: input.categoryId === taken.categoryId,
    media: input.media.map(idIn).join() === taken.media.map(idOfAttached).join(),
  }
  return (Object.keys(isSame) as ReportPart[]).filter((part) => !isSame[part])
}

const idIn = (item: SubmitInput['media'][number]): string =>
  typeof item === 'string' ? item : mediaIdOf(item.fileId)
