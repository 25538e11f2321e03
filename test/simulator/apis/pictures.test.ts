import { prove } from '../../support/simulator/proof'
import { pictureProofs } from '../proofs/pictures'

prove(pictureProofs)
