/**
 * Every word of the window, in Vietnamese, from the office's glossary: one file per screen under
 * `vi/`, gathered here. A sentence with a value in it is a function. `words.test.ts` fails when a
 * Vietnamese word stands anywhere else in ui/src. (Refusals are worded by the core.)
 */
import { acts } from './vi/acts';
import { attachments } from './vi/attachments';
import { closing } from './vi/closing';
import { common, failure } from './vi/common';
import { controls, states, table } from './vi/controls';
import { activity, obstacleSteps } from './vi/figures';
import { frame, keys, start } from './vi/frame';
import { help } from './vi/help';
import { fields, history, tables } from './vi/history';
import { importing } from './vi/import';
import { organizations } from './vi/organizations';
import {
  decisionKinds,
  eventKinds,
  organizationBodies,
  parts,
  positionRoles,
} from './vi/organizationParts';
import { duplicateLevels, duplicateReasons, duplicates, merging } from './vi/merging';
import { overview } from './vi/overview';
import {
  academicTitles,
  bodies,
  degrees,
  educationLevels,
  endReasons,
  membershipTypes,
  people,
  personStatuses,
  roles,
  sexes,
  similarReasons,
  workingStatuses,
} from './vi/people';
import { periods } from './vi/periods';
import { plans } from './vi/plans';
import { helpViews } from './vi/helpViews';
import { leads } from './vi/leads';
import { proof } from './vi/proof';
import { organizationKinds, organizationStatuses } from './vi/registry';
import { reportText } from './vi/reportText';
import { rosters } from './vi/rosters';
import { backup, settings } from './vi/settings';
import { planViews, savedViews } from './vi/views';
import { urging } from './vi/urging';
import { agencyQuestions, planScreens } from './vi/planScreens';
import { safety } from './vi/safety';
import { program } from './vi/program';
import { damage } from './vi/damage';
import { privacy } from './vi/privacy';
import { accounts } from './vi/accounts';
import { updates } from './vi/updates';
import { notices } from './vi/notices';

export const vi = {
  agencyQuestions,
  planScreens,
  activity,
  obstacleSteps,
  acts,
  attachments,
  decisionKinds,
  eventKinds,
  organizationBodies,
  parts,
  positionRoles,
  backup,
  academicTitles,
  bodies,
  degrees,
  duplicateLevels,
  duplicateReasons,
  duplicates,
  educationLevels,
  endReasons,
  membershipTypes,
  merging,
  overview,
  people,
  personStatuses,
  roles,
  sexes,
  similarReasons,
  workingStatuses,
  closing,
  common,
  controls,
  failure,
  fields,
  frame,
  help,
  history,
  importing,
  reportText,
  rosters,
  keys,
  organizationKinds,
  organizationStatuses,
  organizations,
  periods,
  plans,
  planViews,
  savedViews,
  helpViews,
  leads,
  proof,
  settings,
  start,
  states,
  table,
  tables,
  urging,
  safety,
  program,
  damage,
  privacy,
  updates,
  accounts,
  notices,
} as const;
