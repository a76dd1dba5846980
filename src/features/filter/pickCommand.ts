/** The command that shows the pick list of a dimension. */
export function pickCommand(dimension: string): string {
  return `cloudtrail.filterBy${dimension[0]!.toUpperCase()}${dimension.slice(1)}`;
}
