import type { Proofs } from '../../support/simulator/proof'

interface Animation { [method: string]: (...args: unknown[]) => Animation }

export const animationProofs: Proofs = {
  createAnimation: {
    effect({ wx }) {
      const animation = wx['createAnimation']!({ duration: 1_000, timingFunction: 'ease' }) as Animation
      animation['rotate']!(45)['scale']!(2)['width']!(10)['step']!({ delay: 5 })['opacity']!(0)['step']!()
      expect(animation['export']!()).toEqual({
        actions: [
          { animates: [{ type: 'rotate', args: [45] }, { type: 'scale', args: [2, 2] }, { type: 'style', args: ['width', '10px'] }], option: { transition: { duration: 1_000, timingFunction: 'ease', delay: 5 }, transformOrigin: '50% 50% 0' } },
          { animates: [{ type: 'style', args: ['opacity', 0] }], option: { transition: { duration: 1_000, timingFunction: 'ease', delay: 0 }, transformOrigin: '50% 50% 0' } },
        ],
      })
      expect(animation['export']!()).toEqual({ actions: [] })
    },
    failure: ({ wx }) => expect((wx['createAnimation']!({ duration: 'long' }) as Animation)['step']!()['export']!()).toMatchObject({ actions: [{ option: { transition: { duration: 400 } } }] }),
  },
}
