import cloud from 'wx-server-sdk'
import { functionEnvironment } from '../../local/test/support/gateway'

/**
 * What the city's administrator does in the console of the cloud: changes documents. Only of the product on this machine;
 * on DevTools a person does it.
 */

function database(): ReturnType<typeof cloud.database> {
  const url = process.env.JOURNEY_URL
  if (url === undefined) throw new Error('the documents of a real cloud are not changed by a test')
  Object.assign(process.env, functionEnvironment(`${url}/admin`))
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV } as unknown as Parameters<typeof cloud.init>[0])
  return cloud.database()
}

async function change(collection: string, id: string, data: object): Promise<void> {
  const { stats } = (await database().collection(collection).doc(id).update({ data })) as {
    stats: { updated: number }
  }
  if (stats.updated !== 1) throw new Error(`${collection}/${id} was not changed`)
}

/** @returns the version of the privacy guide that is in force */
export async function guideInForce(): Promise<string> {
  const answer = await database().collection('settings').doc('city').get()
  return (answer as unknown as { data: { privacyVersion: string } }).data.privacyVersion
}

/** Puts another version of the privacy guide into force. */
export function putGuideIntoForce(privacyVersion: string): Promise<void> {
  return change('settings', 'city', { privacyVersion })
}

/** The person, `visitor-…`, has agreed to this version and to none after it, whatever their phone believes. */
export function hasAgreedTo(person: string, privacyVersion: string): Promise<void> {
  return change('people', `oZhongshan_${person}`, { privacyVersion })
}
