import { prove } from '../../support/simulator/proof'
import { reportProofs } from '../proofs/reports'

prove(reportProofs)
