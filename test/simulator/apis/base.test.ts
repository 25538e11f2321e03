import { prove } from '../../support/simulator/proof'
import { baseProofs } from '../proofs/base'

prove(baseProofs)
