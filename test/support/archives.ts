// Archives for tests, made from names and contents.
import { Header } from 'tar';
import { ZipFile } from 'yazl';

export interface Given {
  readonly name: string;
  readonly text: string | Uint8Array;
  readonly type?: 'File' | 'Directory' | 'SymbolicLink';
}

export function tarOf(files: readonly Given[]): Buffer {
  const blocks: Buffer[] = [];
  for (const { name, text, type = 'File' } of files) {
    const content = Buffer.from(text as string);
    const header = new Header({ path: name, size: content.length, type, mode: 0o644 });
    header.encode();
    blocks.push(header.block!, content, Buffer.alloc((512 - (content.length % 512)) % 512));
  }
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

export async function zipOf(files: readonly Given[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const { name, text, type } of files) {
    // The writer refuses names that look like paths out of a folder; here one of the same length is patched in.
    const safe = name.replace('../../', 'xx/xx/');
    if (type === 'Directory') zip.addEmptyDirectory(safe);
    else zip.addBuffer(Buffer.from(text as string), safe);
  }
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  for (let at = bytes.indexOf('xx/xx/'); at >= 0; at = bytes.indexOf('xx/xx/')) bytes.write('../../', at);
  return bytes;
}
