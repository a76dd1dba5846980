import * as zlib from 'node:zlib';
import { crc32 as plain } from '../../../core/bytes/crc32';

/** As in core, and faster where Node.js has one: from 20.15 on. */
export const crc32: typeof plain = zlib.crc32 ?? plain;
