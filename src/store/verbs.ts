import { failure, success, type Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import { MAX_CHAT_LENGTH } from '#shared/protocol/version'
import type { RoomCommand } from '#shared/room/commands'
import type { Session } from './contract'
import { withoutNotice } from './notices'
import type { Visit } from './visit'

type Verbs = Pick<Session, 'say' | 'muteChat' | 'deleteMessage' | 'markRead' | 'raiseHand' | 'invite' | 'answerInvitation' | 'leaveStage' | 'takeDown' | 'mute' | 'remove' | 'startRecording' | 'stopRecording' | 'startMix' | 'stopMix' | 'takeClip' | 'endRoom' | 'move' | 'dismiss'>

/** What a member asks of the room. A refusal is answered, and shown as a notice. */
export function verbsOf(visit: Visit): Verbs {
  const ask = (command: RoomCommand) => askRoom(visit, command)
  return {
    async say(text) {
      const words = text.trim()
      if (words === '') return failure('request/invalid')
      if (words.length > MAX_CHAT_LENGTH) return failure('request/too-large')
      return ask({ type: 'chat.send', text: words })
    },
    muteChat: (muted, member) => ask({ type: 'chat.mute', muted, ...(member === undefined ? {} : { member }) }),
    deleteMessage: (message) => ask({ type: 'chat.delete', message }),
    markRead: () => visit.update((live) => {
      const readUpTo = live.room.chat.at(-1)?.seq ?? 0
      return readUpTo > live.readUpTo ? { ...live, readUpTo } : live
    }),
    raiseHand: (raised, member) => ask({ type: 'hand.set', raised, ...(member === undefined ? {} : { member }) }),
    invite: (member) => ask({ type: 'stage.invite', member }),
    answerInvitation: (accept) => ask({ type: 'stage.answer', accept }),
    leaveStage: () => ask({ type: 'stage.leave' }),
    takeDown: (member) => ask({ type: 'stage.takeDown', member }),
    mute: (member, device) => ask({ type: 'member.mute', member, device }),
    remove: (member) => ask({ type: 'member.remove', member }),
    startRecording: () => ask({ type: 'recording.start' }),
    stopRecording: () => ask({ type: 'recording.stop' }),
    startMix: () => ask({ type: 'mix.start' }),
    stopMix: () => ask({ type: 'mix.stop' }),
    takeClip: (seconds) => ask({ type: 'clip.take', seconds }),
    async endRoom() {
      const answer = await ask({ type: 'room.end' })
      // The end of the room overtakes the acknowledgement, and closes the link that would have brought it.
      return visit.scope.ended ? success(undefined) : answer
    },
    move: (move) => ask({ type: 'law.move', move }),
    dismiss: (notice) => visit.update((live) => withoutNotice(live, notice)),
  }
}

async function askRoom(visit: Visit, command: RoomCommand): Promise<Result<void, FailureCode>> {
  if (visit.scope.ended || visit.store.getState().phase !== 'live') return failure('member/not-found')
  const answer = await visit.needs.signaling.command(command)
  if (!answer.ok && !visit.scope.ended) {
    visit.log.note({ at: visit.needs.now(), what: `${command.type} refused: ${answer.failure}` })
    visit.notify({ what: answer.failure })
  }
  return answer
}
