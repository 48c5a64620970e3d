/** What the status bar tells besides the file: the open period and the last backup. */

export interface PeriodStatus {
  label: string;
  daysLeft: number;
}

class Status {
  period = $state.raw<PeriodStatus | null>(null);
  backupAt = $state<string | null>(null);
  /** Writes on their way; the bar says “Đang lưu…” while there are any. */
  writing = $state(0);
}

export const status = new Status();
