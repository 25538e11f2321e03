import { act } from '@testing-library/react'
import type { MediaRoom } from '../../src/media/contract'
import { BOTH, type ProviderWorld, type Visit } from './provider-world'

/** The part of the contract for a shared screen: who can't has nothing else to keep. */
export function itKeepsTheScreen(world: () => ProviderWorld, open: () => Visit): void {
  describe('a shared screen', () => {
    /** Who can't has nothing else to keep. */
    const sharing = async (camera: boolean): Promise<Visit | null> => {
      const visit = open()
      if (camera) void visit.room.publish('camera', BOTH)
      void visit.room.shareScreen()
      await visit.pass(1_000)
      if (world().provider.can.screen) return visit
      expect(screen(visit.room)).toEqual({ phase: 'failed', why: 'unsupported' })
      return null
    }

    test('goes beside the camera, and stops without it', async () => {
      const visit = await sharing(true)
      if (!visit) return
      expect(visit.room.store.getState()).toMatchObject({ publisher: { phase: 'live' }, screen: { phase: 'live' }, camera: { state: 'on' } })
      visit.room.unpublish()
      await visit.pass(15_000)
      expect(screen(visit.room).phase).toBe('live')
      visit.room.stopScreen()
      await visit.pass(1_000)
      expect([screen(visit.room), world().open()]).toEqual([{ phase: 'idle' }, 0])
    })

    test('ends by the browser’s own bar', async () => {
      const visit = await sharing(false)
      if (!visit) return
      act(() => world().endScreen?.())
      await visit.pass(1_000)
      expect([screen(visit.room), world().open()]).toEqual([{ phase: 'idle' }, 0])
    })

    test('is sent anew to another gateway, without a question to the person', async () => {
      const visit = await sharing(false)
      if (!visit) return
      const before = visit.asked()
      visit.room.rebuild()
      await visit.pass(2_000)
      expect([screen(visit.room).phase, visit.asked() - before]).toEqual(['live', 1])
    })

    test('that the person refuses leaves everything as it was', async () => {
      world().refuse(['screen'])
      const visit = await sharing(true)
      if (!visit) return
      expect(visit.room.store.getState()).toMatchObject({ publisher: { phase: 'live' }, screen: { phase: 'failed', why: 'permission-denied' } })
    })

    test('ends with the visit, at whatever moment', async () => {
      for (const moment of [0, 10, 50, 200, 1_000]) {
        const { room, scope, pass } = open()
        void room.shareScreen()
        await pass(moment)
        act(() => scope.end())
        await pass(5_000)
        expect(world().open()).toBe(0)
      }
    })
  })
}

const screen = (room: MediaRoom) => room.store.getState().screen
