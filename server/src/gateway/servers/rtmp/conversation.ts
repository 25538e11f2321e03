import type { Scope } from '#shared/kernel/scope'
import { readCommand } from '../../wire/rtmp-command.ts'
import { CONTROL, TYPE, userControl } from '../../wire/rtmp-message.ts'
import type { RtmpMessage } from '../../wire/rtmp-message.ts'
import { obey, refuse } from './commands.ts'
import type { Talk } from './commands.ts'
import type { Line } from './line.ts'
import type { RtmpNeeds } from './needs.ts'

export interface Conversation {
  /** Whether a publish or play was accepted. */
  readonly accepted: boolean
  /** Answers a promise when the next message must wait. */
  hear(message: RtmpMessage): Promise<void> | void
}

interface ConversationNeeds {
  readonly needs: RtmpNeeds
  readonly line: Line
  readonly scope: Scope
  /** A publish was accepted: large messages may come. */
  readonly onPublisher: () => void
  /** The peer wants to hear after each `bytes` that they came. */
  readonly onWindow: (bytes: number) => void
}

/** The server's side of RTMP, as OBS, ffmpeg, VLC, GStreamer and live-pusher speak it. */
export function createConversation({ needs, line, scope, onPublisher, onWindow }: ConversationNeeds): Conversation {
  const talk: Talk = { needs, line, scope, onPublisher, streams: 0, state: { phase: 'new' } }

  const hearCommand = (message: RtmpMessage): Promise<void> | void => {
    const command = readCommand(message)
    return command.ok ? obey(talk, command.value, message.streamId) : refuse(talk, 'request/invalid', 0)
  }

  return {
    get accepted() {
      return talk.state.phase === 'accepted'
    },
    hear(message) {
      if (line.closing || scope.ended) return
      switch (message.type) {
        case TYPE.audio:
        case TYPE.video:
          return talk.state.phase === 'accepted' ? talk.state.role.take(message) : undefined
        case TYPE.command:
        case TYPE.commandAmf3:
          return hearCommand(message)
        case TYPE.windowSize:
          return message.payload.length >= 4 ? onWindow(message.payload.readUInt32BE()) : undefined
        case TYPE.userControl:
          return answerPing(message.payload, line)
        default:
          // Metadata, acknowledgements and unknown types change nothing.
          return undefined
      }
    },
  }
}

function answerPing(payload: Buffer, line: Line): void {
  if (payload.length < 6 || payload.readUInt16BE() !== CONTROL.pingRequest) return
  line.send([userControl(CONTROL.pingResponse, payload.readUInt32BE(2))])
}
