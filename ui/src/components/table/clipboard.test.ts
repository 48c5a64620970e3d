import { expect, it } from 'vitest';
import { fromClipboard, toClipboard } from './clipboard';

it('copies heads and cells the way Excel pastes them', () => {
  const columns = [
    { key: 'name', title: 'Họ và tên', width: 1, text: (r: { name: string }) => r.name },
    { key: 'long', title: 'Ghi chú', width: 1, text: () => 'hai\ndòng "x"' },
  ];
  expect(toClipboard(columns, [{ name: 'Y Thái Niê' }])).toBe(
    'Họ và tên\tGhi chú\r\nY Thái Niê\t"hai\ndòng ""x"""',
  );
});

it('reads what Excel copied', () => {
  expect(fromClipboard('a\tb\r\n"x\ny"\t"q""q"\r\n')).toEqual([
    ['a', 'b'],
    ['x\ny', 'q"q'],
  ]);
});
