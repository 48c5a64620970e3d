import type { OrganizationStatus } from '../../bindings/types';
import type { Tone } from '../../components/states';

/** The shape and colour of an organisation's status. */
export function statusTone(status: OrganizationStatus): Tone {
  switch (status) {
    case 'active':
      return 'on-schedule';
    case 'suspended':
    case 'merging':
      return 'due-soon';
    case 'dissolved':
      return 'idle';
  }
}
