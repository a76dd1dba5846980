import { l10n } from 'vscode';
import type { RiskLevel } from '../../core/event/filterFacts';

/** A risk in words, in the middle of a line; '' for none. */
export function riskText(risk: RiskLevel): string {
  if (risk === 'high') return l10n.t('high risk');
  if (risk === 'medium') return l10n.t('medium risk');
  return risk === 'low' ? l10n.t('low risk') : '';
}

/** The same for what is to be marked as notable; '' for all else: colours alone tell nothing to many. */
export function riskMark(risk: RiskLevel): string {
  return risk === 'low' ? '' : riskText(risk);
}
