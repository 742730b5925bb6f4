import type { ReportPart, SubmitInput } from '../../../miniprogram/domain/api/case'
import type { CaseDoc } from '../../database/documents'
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
    media: filesOf(input.media) === filesOf(taken.media),
  }
  return (Object.keys(isSame) as ReportPart[]).filter((part) => !isSame[part])
}

const filesOf = (media: readonly { fileId: string }[]): string => media.map(({ fileId }) => fileId).join()
