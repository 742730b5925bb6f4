export interface SeededPerson {
  id: string
  name: string
}

/** Asks the runtime who may hold a phone. @throws Error when it does not answer */
export async function listPeople(baseUrl: string): Promise<SeededPerson[]> {
  const response = await fetch(`${baseUrl}/client/people`)
  if (!response.ok) throw new Error(`/client/people answered ${response.status}`)
  return (await response.json()) as SeededPerson[]
}
