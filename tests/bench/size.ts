/** The two sizes of what is measured twice: all users of the tenant, and ten times as many. */
import { type Setting, timesLarger } from './setting';

export interface Size {
  isLarge: boolean;
  /** A benchmark's name at this size. */
  named(name: string): string;
  rowsOf(users: number): number;
  /** The folder of a mirror of this size. One process at a time may open it. */
  mirror(setting: Setting): Promise<string>;
}

export const sizes: readonly Size[] = [
  { isLarge: false, named: (name) => name, rowsOf: (users) => users, mirror: (setting) => setting.mirror() },
  {
    isLarge: true,
    named: (name) => `${name}-large`,
    rowsOf: (users) => users * timesLarger,
    mirror: (setting) => setting.largeMirror(),
  },
];

/** Half of the users of a large mirror: half a million, which is as many as files are promised for. */
export const halfOfLarge = (users: number): number => (users * timesLarger) / 2;
