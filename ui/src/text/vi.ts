/**
 * Every word of the window, in Vietnamese, from the office's glossary: one file per screen under
 * `vi/`, gathered here. A sentence with a value in it is a function. `words.test.ts` fails when a
 * Vietnamese word stands anywhere else in ui/src. (Refusals are worded by the core.)
 */
import { failure, common } from './vi/common';
import { frame, keys, start } from './vi/frame';
import { controls, states, table } from './vi/controls';

export const vi = { common, controls, failure, frame, keys, start, states, table } as const;
