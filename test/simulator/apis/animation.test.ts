import { prove } from '../../support/simulator/proof'
import { animationProofs } from '../proofs/animation'

prove(animationProofs)
