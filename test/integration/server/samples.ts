import type { ActionOf, Api, Area, In } from '#domain/api/index'
import type { MediaDoc } from '../../../cloudfunctions/areas/media/documents'
import type { CaseAction } from '#domain/case/workflow'
import { CASE_ACTIONS } from '#domain/case/workflow'
import { aKey, aMedia, aNumber, anUpload, aReport, CENTRE, DAY, HOUR, MONDAY_MORNING } from '../../builders'

/** A good input for every action, and somebody who may send it. */
type Samples = { [A in Area]: { [N in ActionOf<A>]: { by: string; input: In<A, N> } } }

/** A week after the promise of a new case ends, with the office hours of that day. */
const LATER = MONDAY_MORNING + 14 * DAY + 7.5 * HOUR

type Media = { media: string[] }

/** The records of the files in the samples for a case: tests that want these to work put them first. */
export function sampleMedia(caseId: string): MediaDoc[] {
  return [aMedia('lin', `more-${caseId}`), aMedia('wang', `after-${caseId}`)]
}

function samplesFor(caseId: string): Samples {
  const act = { caseId, key: aKey() }
  const text = '请尽快处理'
  const [own, after] = sampleMedia(caseId).map(({ _id }) => ({ media: [_id] })) as [Media, Media]
  return {
    account: {
      start: { by: 'lin', input: {} },
      updateProfile: { by: 'lin', input: { name: '林女士', phone: '13800000009', elderMode: true } },
      agreePrivacy: { by: 'lin', input: { version: 'p1' } },
      recordSubscription: { by: 'lin', input: { answers: { 'template-task': 'accept' } } },
      inbox: { by: 'lin', input: {} },
      readInbox: { by: 'lin', input: { upTo: MONDAY_MORNING } },
    },
    case: {
      form: { by: 'lin', input: {} },
      prepare: { by: 'lin', input: { text: '井盖破了', point: CENTRE, categoryId: 'manhole' } },
      submit: { by: 'lin', input: aReport({ ...own, answers: { size: '大' } }) },
      mine: { by: 'lin', input: { group: 'all' } },
      view: { by: 'lin', input: { caseId } },
      history: { by: 'lin', input: { caseId, cursor: '' } },
      support: { by: 'chen', input: { caseId } },
      unsupport: { by: 'chen', input: { caseId } },
      rate: { by: 'lin', input: { ...act, grade: 5, solved: 'yes', reasons: ['处理及时'], text: '谢谢' } },
      withdraw: { by: 'lin', input: { ...act, text: '已自行解决' } },
      giveInfo: { by: 'lin', input: { ...act, text, ...own } },
      addNote: { by: 'lin', input: { ...act, text, ...own } },
      reopen: { by: 'lin', input: { ...act, text, ...own } },
      publicList: { by: 'lin', input: { categoryId: 'manhole', townId: 'east', group: 'open' } },
      publicMap: {
        by: 'lin',
        input: {
          southWest: { longitude: 113.3, latitude: 22.5 },
          northEast: { longitude: 113.4, latitude: 22.6 },
        },
      },
    },
    article: {
      write: { by: 'editor', input: { key: aKey(), title: '路灯维修公告', body: '本周检修路灯' } },
      revise: {
        by: 'editor',
        input: { articleId: 'article-1', key: aKey(), title: '路灯维修公告', body: '下周检修路灯' },
      },
      view: { by: 'editor', input: { articleId: 'article-1' } },
      submit: { by: 'editor', input: { articleId: 'article-1', key: aKey() } },
      publish: { by: 'reviewer', input: { articleId: 'article-1', key: aKey(), seen: 1 } },
      sendBack: { by: 'reviewer', input: { articleId: 'article-1', key: aKey(), text } },
      withdraw: { by: 'editor', input: { articleId: 'article-1', key: aKey(), text } },
    },
    task: {
      ask: { by: 'wang', input: { ...act, departmentId: 'water', text, until: LATER } },
      ofCase: { by: 'wang', input: { caseId } },
      open: { by: 'he', input: {} },
      accept: { by: 'he', input: { taskId: 'task-1', key: aKey() } },
      answer: { by: 'he', input: { taskId: 'task-1', key: aKey(), text } },
      sendBack: { by: 'he', input: { taskId: 'task-1', key: aKey(), text } },
      cancel: { by: 'wang', input: { taskId: 'task-1', key: aKey() } },
    },
    city: {
      announcement: { by: 'lin', input: { id: 'announcement-1' } },
      home: { by: 'lin', input: {} },
      services: { by: 'lin', input: {} },
    },
    media: {
      begin: { by: 'lin', input: { kind: 'image', bytes: 1000 } },
      keep: { by: 'lin', input: anUpload('lin') },
    },
    staff: {
      summary: { by: 'wang', input: {} },
      queue: { by: 'wang', input: { tab: 'toSign' } },
      choices: { by: 'wang', input: {} },
      nearby: { by: 'wang', input: { caseId } },
      accept: { by: 'dispatcher', input: act },
      reject: { by: 'dispatcher', input: { ...act, text, reason: 'notOurs' } },
      dispatch: {
        by: 'dispatcher',
        input: { ...act, departmentId: 'water', coDepartmentIds: ['streets'], text },
      },
      merge: { by: 'dispatcher', input: { ...act, parentNumber: aNumber(2), text } },
      verify: { by: 'dispatcher', input: { ...act, text } },
      redo: { by: 'supervisor', input: { ...act, text } },
      publish: { by: 'dispatcher', input: act },
      unpublish: { by: 'dispatcher', input: { ...act, text } },
      urge: { by: 'supervisor', input: { ...act, text } },
      grantExtension: { by: 'dispatcher', input: { ...act, until: LATER, text } },
      refuseExtension: { by: 'dispatcher', input: { ...act, text } },
      sign: { by: 'wang', input: act },
      toSign: { by: 'wang', input: {} },
      signMany: { by: 'wang', input: { key: aKey(), caseIds: [caseId] } },
      handBack: { by: 'wang', input: { ...act, departmentId: 'water', reason: 'wrongDepartment', text } },
      progress: { by: 'wang', input: { ...act, text, ...after } },
      contact: { by: 'wang', input: { ...act, reached: true, text } },
      resume: { by: 'wang', input: { ...act, text } },
      callBack: { by: 'dispatcher', input: { ...act, reached: true, text } },
      withhold: { by: 'dispatcher', input: { ...act, text } },
      askInfo: { by: 'wang', input: { ...act, text } },
      requestExtension: { by: 'wang', input: { ...act, reason: 'parts', text, until: LATER } },
      reply: { by: 'wang', input: { ...act, text, takenAt: CENTRE, ...after } },
      close: { by: 'wang', input: { ...act, reason: 'done', text, ...after } },
      reopen: { by: 'supervisor', input: { ...act, text, ...after } },
    },
  }
}

export interface Sample {
  area: Area
  action: string
  by: string
  input: Record<string, unknown>
}

/** All of them as rows of a table. */
export function allSamples(caseId: string): Sample[] {
  return Object.entries(samplesFor(caseId)).flatMap(([area, actions]) =>
    Object.entries(actions as Record<string, { by: string; input: object }>).map(
      ([action, { by, input }]) => ({
        area: area as keyof Api,
        action,
        by,
        input: { ...input },
      }),
    ),
  )
}

/** Actions of the workflow that a phone may ask for. */
export const CALLABLE: readonly CaseAction[] = CASE_ACTIONS.filter(
  (action) => action !== 'submit' && allSamples('x').some((sample) => sample.action === action),
)
