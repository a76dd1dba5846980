import picomatch from 'picomatch/posix';

/** Which files of a folder are read. Paths are those below the folder that was named, with `/` between the parts. */
export interface Globs {
  entersFolder(path: string): boolean;
  takesFile(path: string): boolean;
}

/**
 * Globs as VS Code writes them: a file is taken if it matches one of `include` (all files, if there are none) and none
 * of `exclude`; a folder that is excluded is not looked into. Case counts as little as on most disks.
 */
export function globsOf(include: readonly string[], exclude: readonly string[]): Globs {
  // Names may begin with a dot; a lone `!` in front is part of a name, not the opposite of the glob.
  const options = { dot: true, nocase: true, nonegate: true };
  const matcher = (globs: readonly string[]) => picomatch([...globs], options);
  const included = include.length > 0 ? matcher(include) : () => true;
  const excluded = exclude.length > 0 ? matcher(exclude) : () => false;
  return {
    entersFolder: (path) => !excluded(path) && !excluded(`${path}/`),
    takesFile: (path) => included(path) && !excluded(path),
  };
}
