SELECT id, bytes, sha256, 'period_file' FROM period_file
UNION ALL
-- The Word file stands beside the frozen figures; closings of earlier programs have none.
SELECT id, unhex(data ->> '$.text_file.hex'), data ->> '$.text_file.sha256', 'period_closing' FROM period_closing
 WHERE data ->> '$.text_file.sha256' IS NOT NULL
ORDER BY 4 DESC, 1
