-- A name is found by its pinyin and by its initials: 王小明 by wangxiaoming and by wxm.
-- Null until the running program has filled it in (names that were there before this migration).
alter table person add column pinyin text, add column initials text;
create index person_pinyin on person (county, pinyin text_pattern_ops);
create index person_initials on person (county, initials text_pattern_ops);
create index person_unkeyed on person (county, id) where initials is null;
