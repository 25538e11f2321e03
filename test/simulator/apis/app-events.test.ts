import { prove } from '../../support/simulator/proof'
import { appEventProofs } from '../proofs/app-events'

prove(appEventProofs)
