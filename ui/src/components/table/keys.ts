/** What a key means in a table, besides moving in it. */
export type TableAct = 'next' | 'previous' | 'open' | 'edit' | 'copy' | 'all';

/** `editable`: whether the cell one stands on takes what is typed. */
export function tableAct(event: KeyboardEvent, editable: boolean): TableAct | null {
  // With Caps Lock a letter comes as a capital.
  const key = event.key.length === 1 && !event.shiftKey ? event.key.toLowerCase() : event.key;
  switch (`${event.ctrlKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${key}`) {
    case 'Alt+ArrowDown':
      return 'next';
    case 'Alt+ArrowUp':
      return 'previous';
    case 'Enter':
      return editable ? 'edit' : 'open';
    case 'F2':
      return editable ? 'edit' : null;
    case 'Ctrl+c':
      return 'copy';
    case 'Ctrl+a':
      return 'all';
    default:
      return null;
  }
}
