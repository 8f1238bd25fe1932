/** The merge driver, as git's configuration is to name it. */

export const driverName = 'histories, event by event';

/** Where afi is missing or fails, git merges the file as text: what contradicts is never left without marks. */
export const mergeDriver =
  'afi merge-file %O %A %B --path %P --marker-size %L || { [ $? = 1 ] && exit 1; git merge-file --marker-size=%L %A %O %B; }';

export const driverSettings: readonly (readonly [key: string, value: string])[] = [
  ['merge.afi.name', driverName],
  ['merge.afi.driver', mergeDriver],
];
