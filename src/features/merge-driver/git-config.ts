/** The merge driver, as git's configuration is to name it. */

/** Where afi is missing or fails, git merges the file as text: what contradicts is never left without marks. */
export const mergeDriver =
  'afi merge-file %O %A %B --path %P --marker-size %L || { [ $? = 1 ] && exit 1; git merge-file --marker-size=%L %A %O %B; }';
