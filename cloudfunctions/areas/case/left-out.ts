import type { ReportPart, SubmitInput } from '#domain/api/case'
import { firstReleaseMediaIdOf, mediaIdOf } from '../../kernel/ids'
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
    media: isSameMedia(taken, input),
  }
  return (Object.keys(isSame) as ReportPart[]).filter((part) => !isSame[part])
}

/** A phone of the first release names its uploads, of which there may be records by now. */
function isSameMedia({ _id, media }: CaseDoc, input: SubmitInput): boolean {
  const isOf = (id: string, item: SubmitInput['media'][number] | undefined) =>
    typeof item === 'object'
      ? [mediaIdOf(item.fileId), firstReleaseMediaIdOf(_id, item.fileId)].includes(id)
      : item === id
  return (
    input.media.length === media.length &&
    media.every((file, index) => isOf(idOfAttached(file), input.media[index]))
  )
}
