import { l10n, window } from 'vscode';

/**
 * Makes something when it is first asked for. Where that fails it is told, and fails the same way ever after: half of it
 * may be there, and another try would only hide the reason.
 */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  let failure: { readonly error: unknown } | undefined;
  return () => {
    if (failure) throw failure.error;
    try {
      made ??= { value: make() };
      return made.value;
    } catch (error) {
      failure = { error };
      void window.showErrorMessage(l10n.t('CloudTrail Inspector could not start: {0}', String(error)));
      throw error;
    }
  };
}
