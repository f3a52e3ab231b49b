/** The types of a handler of remark-rehype: one mdast node → hast. */
import type { Options } from 'remark-rehype';

export type Handlers = NonNullable<Options['handlers']>;
type Handler = NonNullable<Handlers['paragraph']>;
export type State = Parameters<Handler>[0];
