/**
 * Takes the place of the compiled part of `@vscode/native-watchdog` in the cached VS Code, without which the extension
 * host dies. All it does is end hosts that have lost their server, which guard.mjs sees to here.
 */
exports.start = () => {};
exports.exit = (code) => process.exit(code);
