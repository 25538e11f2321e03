import { prove } from '../../support/simulator/proof'
import { handsetProofs } from '../proofs/handset'

prove(handsetProofs)
