import type { Personal, PersonalKind } from './kinds'
import { bearingOf } from './words-around'

/** What reaches or names a person and is not digits alone: addresses of mail and chat, documents, plates. */

interface Pattern {
  kind: PersonalKind
  /** What is hidden is its first group. */
  form: RegExp
  /** A number of a thing has the same form. */
  mayBeThing?: boolean
}

const PROVINCE = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼滬雲遼魯蘇贛粵陝閩貴寧瓊'

const PATTERNS: readonly Pattern[] = [
  {
    kind: 'contact',
    form: /([A-Za-z0-9._%+-]{1,64}\s?(?:@|[([]at[)\]])\s?[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6})/gi,
  },
  { kind: 'contact', form: /(?:QQ|扣扣|企鹅)(?:群|号码?|号|:|是|为|\s){0,4}([1-9](?:[\s-]?\d){4,11})/gi },
  {
    kind: 'contact',
    form: /(?:微信|wechat|weixin|wx|vx|v信|薇信|威信)(?:号码?|号|id|:|是|为|\s){0,4}((?=[\w-]*[\d_-])[a-z][\w-]{5,19})/gi,
  },
  {
    kind: 'contact',
    form: /(?:微信|wechat|weixin|wx|vx|v信|薇信|威信)(?:号码?|号|id)(?::|是|为|\s){0,3}([a-z][\w-]{5,19})/gi,
  },
  {
    kind: 'document',
    form: /(?:^|[^A-Za-z0-9])((?:E[A-Z]\d{7}|[EGDSPHMKT]\d{8,10}|[A-Z]{1,2}\d{6}\([0-9A]\)))(?![A-Za-z0-9])/gi,
    mayBeThing: true,
  },
  {
    kind: 'plate',
    form: new RegExp(
      `([${PROVINCE}][A-HJ-NP-Z][·•.\\s-]?(?=[A-Z]{0,5}\\d)[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳领使])(?![A-Za-z0-9])`,
      'gi',
    ),
  },
]

const HAS_ONE = /[A-Za-z@]|微信|扣扣|企鹅|威信|薇信/

/** @param plain in half width @returns where they stand */
export function personalCodes(plain: string): Personal[] {
  if (!HAS_ONE.test(plain)) return []
  return PATTERNS.flatMap(({ kind, form, mayBeThing = false }) =>
    [...plain.matchAll(form)].flatMap(({ 0: match, 1: hidden = '', index }): Personal[] => {
      const start = index + match.lastIndexOf(hidden)
      const end = start + hidden.length
      return mayBeThing && bearingOf(plain, start, end) === 'thing' ? [] : [{ kind, start, end }]
    }),
  )
}
