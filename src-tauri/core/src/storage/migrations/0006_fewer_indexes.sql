-- The orders of the list are kept in memory (people/store/list/kept.rs), read off person_order, which holds these three
-- columns too. Indexes of their own cost every list that goes in a tenth of its time, and the book a tenth of its size.
DROP INDEX person_sex;
DROP INDEX person_education_level;
DROP INDEX person_working_status;
