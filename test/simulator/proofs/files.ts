import type { Proofs } from '../../support/simulator/proof'
import type { TestPhone } from '../../support/simulator/phone'

type Manager = Record<string, (...args: unknown[]) => unknown>
export const managerOf = ({ wx }: TestPhone): Manager => wx['getFileSystemManager']!() as Manager

/** The whole of it is proved in `test/simulator/apis/file-system.test.ts`. */
export const fileProofs: Proofs = {
  getFileSystemManager: {
    effect(phone) {
      managerOf(phone)['writeFileSync']!('wxfile://usr/a.txt', '一', 'utf8')
      expect(managerOf(phone)['readFileSync']!('wxfile://usr/a.txt', 'utf8')).toBe('一')
    },
    failure: (phone) => expect(() => managerOf(phone)['readFileSync']!('wxfile://usr/gone')).toThrow('readFileSync:fail no such file or directory wxfile://usr/gone'),
  },
}
