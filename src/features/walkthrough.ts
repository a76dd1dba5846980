import { commands, type Disposable, type ExtensionContext } from 'vscode';
import { registerCommand } from '../host/ui/commands';
import type { Settings } from '../host/ui/settings';

/** Get Started: the four steps of the walkthrough. It never opens by itself, beyond what VS Code does. */
export function registerWalkthrough({ log }: Settings, { extension }: ExtensionContext): Disposable {
  return registerCommand(log, 'cloudtrail.walkthrough', () =>
    commands.executeCommand('workbench.action.openWalkthrough', `${extension.id}#start`, false),
  );
}
