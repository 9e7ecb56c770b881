import { language } from './language'

export const spoken = language
