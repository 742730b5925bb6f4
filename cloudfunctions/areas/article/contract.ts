import * as z from 'zod'
import type { ArticleInput } from '#domain/api/article'
import type { ArticleStep } from '#domain/article/actions'
import { ARTICLE_ACTION_ROWS, ARTICLE_STEPS } from '#domain/article/actions'
import { TEXT_LIMITS } from '#domain/kernel/text/length'
import type { Contract, Contracts } from '../../kernel/contract/contract'
import { id, key, text } from '../../kernel/contract/fields'

const EDITORS = ['editor'] as const
const TITLE_MAX = 60
/** A page of news; what is longer belongs into a document. */
const BODY_MAX = 4_000
const words = { title: text({ min: 2, max: TITLE_MAX }), body: text({ min: 2, max: BODY_MAX }) }
const version = z.number({ error: '格式不正确' }).int('格式不正确').min(1, '格式不正确')

/** Follows from the action's row. */
function contractOf(step: ArticleStep): Contract<ArticleInput> {
  const said = text(ARTICLE_ACTION_ROWS[step].needsText ? TEXT_LIMITS.words : TEXT_LIMITS.remark)
  return {
    who: EDITORS,
    input: z.object({
      articleId: id,
      key,
      text: ARTICLE_ACTION_ROWS[step].needsText ? said : said.optional(),
      seen: step === 'publish' ? version : version.optional(),
    }),
  }
}

export const articleContracts: Contracts<'article'> = {
  write: { who: EDITORS, input: z.object({ ...words, key }) },
  revise: { who: EDITORS, input: z.object({ articleId: id, ...words, key }) },
  view: { who: EDITORS, input: z.object({ articleId: id }) },
  ...(Object.fromEntries(ARTICLE_STEPS.map((step) => [step, contractOf(step)])) as Record<
    ArticleStep,
    Contract<ArticleInput>
  >),
}
