import { impossible } from '#shared/kernel/impossible'
import type { RoomCommand } from '#shared/room/commands'
import type { Asked, Decision } from './asked.ts'
import { deleteMessage, muteChat, sendChat } from './duties/chat.ts'
import { takeClip } from './duties/clips.ts'
import { move } from './duties/law.ts'
import { mute, setMedia } from './duties/media.ts'
import { endRoom, leave, remove, setHand, setPresence } from './duties/members.ts'
import { startMix, stopMix } from './duties/mix.ts'
import { startRecording, stopRecording } from './duties/recording.ts'
import { answer, invite, leaveStage, takeDown } from './duties/stage.ts'

/** Decides a member's command. Pure; each duty has its file. */
export function decide(asked: Asked, command: RoomCommand): Decision {
  switch (command.type) {
    case 'chat.send':
    case 'chat.mute':
    case 'chat.delete':
      return talk(asked, command)
    case 'hand.set':
      return setHand(asked, command.raised, command.member)
    case 'media.set':
      return setMedia(asked, command)
    case 'presence.set':
      return setPresence(asked, command.presence)
    case 'stage.invite':
      return invite(asked, command.member)
    case 'stage.answer':
      return answer(asked, command.accept)
    case 'stage.leave':
      return leaveStage(asked)
    case 'stage.takeDown':
      return takeDown(asked, command.member)
    case 'member.mute':
      return mute(asked, command.member, command.device)
    case 'member.remove':
      return remove(asked, command.member)
    case 'recording.start':
    case 'recording.stop':
    case 'mix.start':
    case 'mix.stop':
    case 'clip.take':
      return make(asked, command)
    case 'room.leave':
      return leave(asked)
    case 'room.end':
      return endRoom(asked)
    case 'law.move':
      return move(asked, command.move)
    default:
      return impossible(command)
  }
}

/** What becomes of the chat. */
function talk(asked: Asked, command: Extract<RoomCommand, { readonly type: `chat.${string}` }>): Decision {
  if (command.type === 'chat.send') return sendChat(asked, command.text)
  return command.type === 'chat.mute' ? muteChat(asked, command.muted, command.member ?? null) : deleteMessage(asked, command.message)
}

type Making = Extract<RoomCommand, { readonly type: 'recording.start' | 'recording.stop' | 'mix.start' | 'mix.stop' | 'clip.take' }>

/** What the server is to make of the room's media. */
function make(asked: Asked, command: Making): Decision {
  switch (command.type) {
    case 'recording.start':
      return startRecording(asked)
    case 'recording.stop':
      return stopRecording(asked)
    case 'mix.start':
      return startMix(asked, command.layout)
    case 'mix.stop':
      return stopMix(asked)
    case 'clip.take':
      return takeClip(asked, command.seconds)
    default:
      return impossible(command)
  }
}
