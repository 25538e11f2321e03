import { prove } from '../../support/simulator/proof'
import { interactionProofs } from '../proofs/interaction'

prove(interactionProofs)
