import { Room } from '../../../../call/room'
import { useVisit } from '../../../../call/use-visit'
import { Checklist } from '../../components/checklist'
import { ClaimHint } from '../../components/claim-hint'
import { ClaimStage } from '../../components/claim-stage'
import { claims } from '../../manifest'
import { claimRoom } from '../../room'

/** Owner and adjuster in one call, with the list of views that a claim needs. */
export default function ClaimRoom() {
  const visit = useVisit(claims, claimRoom)
  return <Room visit={visit} parts={{ center: <ClaimStage />, below: <><ClaimHint /><Checklist /></> }} />
}
