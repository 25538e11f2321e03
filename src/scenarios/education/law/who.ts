/** Roles that lead a class: what they decide holds for all. */
const TEACHING: readonly string[] = ['teacher', 'assistant']

/** Whether this role leads the class. */
export const teaches = (role: string): boolean => TEACHING.includes(role)

/** Whether this role is taught: it is called by name, and has turns. */
export const learns = (role: string): boolean => role === 'student'

/** Whether this role is told what each student did. Inspectors look on. */
export const overlooks = (role: string): boolean => teaches(role) || role === 'inspector'
