/**
 * Acts on several tasks at once, in the order of the bar. One belongs here only when the core does it as one act
 * (one line of the history, taken back as a whole): “Giao lại…”, “Gia hạn…”, “Ghi kết quả…”, “Tạm dừng…”, “Đôn đốc…”.
 */
import type { TaskRow } from '../../bindings/types';

export interface TaskAct {
  id: string;
  label: string;
  run: (tasks: readonly TaskRow[]) => void;
}
