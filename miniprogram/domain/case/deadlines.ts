/** How long something may take. Working units follow the city's hours and calendar; plain ones the wall clock. */
export interface TimeLimit {
  amount: number
  unit: 'workingHours' | 'workingDays' | 'hours' | 'days'
}
