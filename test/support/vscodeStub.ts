// What of VS Code the code of pages needs when it runs outside of it, for the tests of pages.

export const l10n = {
  t: (message: string, ...values: unknown[]) =>
    message.replace(/\{(\d)\}/g, (placeholder, at) => String(values[Number(at)] ?? placeholder)),
};

export const env = { language: 'en' };

export class Uri {
  constructor(readonly path: string) {}

  static file(path: string): Uri {
    return new Uri(path);
  }

  static joinPath({ path }: Uri, ...parts: string[]): Uri {
    return new Uri([path, ...parts].join('/'));
  }

  toString(): string {
    return this.path;
  }
}

export class MarkdownString {}
