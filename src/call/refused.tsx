import type { FailureCode } from '#shared/protocol/failures'
import { useWords } from '../ui/preferences'
import { Farewell } from './farewell'

/** The room could not be entered from its own address; the next try is made as everybody comes. */
export function Refused({ why, room }: { readonly why: FailureCode; readonly room: string }) {
  const t = useWords()
  return <Farewell title={t('ended.refused')} text={t(`failure.${why}`)} again={{ aim: 'join', room }} />
}
