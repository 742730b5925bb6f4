import { dayNumberOf, startOfDay } from '#domain/kernel/time'
import type { Context } from '../../../kernel/context'

/** @returns the coming midnight in the city, epoch ms */
export async function endOfDay({ reference, now }: Context): Promise<number> {
  const { workingHours } = (await reference()).city
  return startOfDay(dayNumberOf(now, workingHours) + 1, workingHours)
}
