import type { ReportForm } from '#domain/api/case'
import type { UseCase } from '../../../kernel/context'
import { reportFormOf } from '../report-form'

/** What the report form is built from. */
export const form: UseCase<object, ReportForm> = async (_input, { reference }) =>
  reportFormOf(await reference())
