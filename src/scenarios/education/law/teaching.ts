/** Roles that lead a class. */
const TEACHING: readonly string[] = ['teacher', 'assistant']

/** Whether this role leads the class: it asks, gives, counts, and sees what students answered. */
export const teaches = (role: string): boolean => TEACHING.includes(role)

/** Whether this role answers, is picked and gets trophies. */
export const learns = (role: string): boolean => role === 'student'
