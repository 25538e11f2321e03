import { Stage } from '../../../call/stage'

/** The owner's picture is the work; everybody else is an inset. */
export const ClaimStage = () => <Stage mainRole='owner' mode='call' />
