/** Whether whoever sits here may only look: buttons that change something then do not stand there. */
class Rights {
  /** Set by the frame, from the account that opened the book. */
  viewing = $state(false);
}

export const rights = new Rights();
