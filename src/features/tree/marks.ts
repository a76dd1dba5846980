import { type Disposable, FileDecoration, l10n, Uri, window } from 'vscode';
import { RISK_LEVELS, type RiskLevel } from '../../core/event/filterFacts';
import { failedCount } from '../../host/ui/counts';
import { riskMark } from '../../host/ui/risk';

const SCHEME = 'cloudtrail-mark';

/**
 * The address of a group's mark: it stands at the right edge, where a narrow view cuts nothing off. Undefined where
 * nothing failed and nothing is notable.
 */
export function markUri(failed: number, risk: RiskLevel): Uri | undefined {
  if (failed === 0 && riskMark(risk) === '') return undefined;
  return Uri.from({ scheme: SCHEME, path: `/${risk}/${failed}` });
}

/** Letters for what is told in words too: `H` and `M` for high and medium risk, `F` for failed events. */
export function markOf({ scheme, path }: Uri): FileDecoration | undefined {
  if (scheme !== SCHEME) return undefined;
  const [, level = '', failed = ''] = path.split('/');
  const risk = RISK_LEVELS.find((one) => one === level) ?? 'none';
  const words = [riskMark(risk), Number(failed) > 0 ? failedCount(Number(failed)) : ''].filter(Boolean);
  const letter = risk === 'high' ? l10n.t('H') : risk === 'medium' ? l10n.t('M') : '';
  const badge = letter + (Number(failed) > 0 ? l10n.t('F') : '');
  return badge === '' ? undefined : new FileDecoration(badge, words.join(' · '));
}

/** Draws the marks of groups. */
export function registerMarks(): Disposable {
  return window.registerFileDecorationProvider({ provideFileDecoration: markOf });
}
