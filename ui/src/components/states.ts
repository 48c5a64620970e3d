/** The tones of a state; a tone is a colour and a shape, never a colour alone. */
export type Tone = 'done' | 'done-late' | 'on-schedule' | 'due-soon' | 'overdue' | 'idle';

/** Shapes that can be told apart in black and white. */
export const shapes: Record<Tone, string> = {
  done: '●',
  'done-late': '◐',
  'on-schedule': '▶',
  'due-soon': '▲',
  overdue: '■',
  idle: '○',
};
