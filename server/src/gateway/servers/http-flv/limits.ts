import { BACKLOG_LIMITS } from '../../reader/backlog.ts'
import type { FlvLimits } from './handler.ts'

export const FLV_LIMITS: FlvLimits = { ...BACKLOG_LIMITS, readers: 2_000 }
