import { prove } from '../../support/simulator/proof'
import { liveProofs } from '../proofs/live'

prove(liveProofs)
