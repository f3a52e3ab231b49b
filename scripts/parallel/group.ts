/** A row before it has an id. */
import type { Row } from './document.ts';

type WithoutId<R> = R extends Row ? Omit<R, 'id'> : never;

/** Blocks that belong together. */
export type Group = WithoutId<Row>;
