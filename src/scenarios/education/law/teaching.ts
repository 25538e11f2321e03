/** Roles that lead a class: what they decide holds for all. */
const TEACHING: readonly string[] = ['teacher', 'assistant']

/** Whether this role leads the class: it asks, gives, counts, and sees what students answered. */
export const teaches = (role: string): boolean => TEACHING.includes(role)

/** Whether this role is taught: it answers, is called by name, has turns and gets trophies. */
export const learns = (role: string): boolean => role === 'student'

/** Whether this role is told what each student did. Inspectors look on. */
export const overlooks = (role: string): boolean => teaches(role) || role === 'inspector'
