/**
 * A double click means what was under its first click. Opening a panel narrows the page, so that bars wrap and another
 * row or button lies under the pointer by then; the second click is dropped there.
 */
let first: EventTarget | null = null;

/** Looks at each click of the window before anybody else; drops the second one of a double click on something else. */
export function guardSecondClick(event: MouseEvent): void {
  if (event.detail <= 1) {
    first = event.target;
    return;
  }
  const hit = event.target;
  if (!(first instanceof Element) || !(hit instanceof Node)) return;
  // Some parts of a row are made anew when it is chosen: the place in the table tells that it is the same one.
  const row = first.closest('[role="row"]');
  if (first === hit || first.contains(hit) || row?.contains(hit)) return;
  if (row) event.stopImmediatePropagation();
  if (row) event.preventDefault();
}
