import { prove } from '../../support/simulator/proof'
import { mediaProofs } from '../proofs/media'

prove(mediaProofs)
