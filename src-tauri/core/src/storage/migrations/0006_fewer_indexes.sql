-- The orders of the list are kept in memory (people/store/list/kept.rs), read off person_order, which holds these three
-- columns too. Indexes of their own made up a tenth of a book just filled by a list, and each list had to build them.
DROP INDEX person_sex;
DROP INDEX person_education_level;
DROP INDEX person_working_status;
