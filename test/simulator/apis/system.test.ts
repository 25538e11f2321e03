import { prove } from '../../support/simulator/proof'
import { systemProofs } from '../proofs/system'

prove(systemProofs)
