// For whoever makes one damage after the other: constraints that would be in the way, and what a ruler of the database can do.
export const DROP_KEYS = `alter table history_leaf drop constraint history_leaf_county_position_fkey;`
export const DROP_STEP_KEYS = `alter table matter_step drop constraint matter_step_county_matter_id_fkey,
                                               drop constraint matter_step_county_actor_id_fkey;`

/** What was done to a log of 40 sealed entries, what the verifier must say of it and nothing else, and the statement. */
export const DAMAGES: [name: string, findings: string[], statement: string][] = [
  ['a row deleted', ['entryMissing'], `${DROP_KEYS} delete from history where position = 12`],
  [
    'a row deleted with its leaf',
    ['leafGap', 'rolledBack', 'rootMismatch'],
    `delete from history_leaf where position = 12; delete from history where position = 12`,
  ],
  [
    'a row deleted and the leaves closed up',
    ['rolledBack', 'rootMismatch'],
    `delete from history_leaf where position = 12; delete from history where position = 12;
     update history_leaf set leaf_index = leaf_index - 1001 where leaf_index > 11;
     update history_leaf set leaf_index = leaf_index + 1000 where leaf_index < 0`,
  ],
  [
    'two rows swapped',
    ['entryChanged'],
    `update history a set operation = b.operation, kind = b.kind, at = b.at, command_id = b.command_id, actor_id = b.actor_id
       from history b where (a.position, b.position) in ((10, 12), (12, 10))`,
  ],
  [
    'two leaves swapped',
    ['rootMismatch'],
    `update history_leaf set leaf_index = -1 where leaf_index = 10; update history_leaf set leaf_index = 10 where leaf_index = 12;
     update history_leaf set leaf_index = 12 where leaf_index = -1`,
  ],
  [
    'a row slipped in without a leaf',
    ['entryUnlisted'],
    `insert into history (county, position, at, actor_id, organisation_id, operation, kind, request_id)
     overriding system value
     select county, -1, at, actor_id, organisation_id, operation, kind, 'slipped in' from history where position = 3`,
  ],
  [
    'a row slipped in with a leaf of its own',
    ['entryChanged', 'leafTwice', 'rootMismatch'],
    `insert into history (county, position, at, actor_id, organisation_id, operation, kind, request_id)
     overriding system value
     select county, -1, at, actor_id, organisation_id, operation, kind, 'slipped in' from history where position = 3;
     alter table history_leaf drop constraint history_leaf_pkey;
     insert into history_leaf select county, 10, -1, null, sha256('x') from history where position = 3`,
  ],
  [
    'a row doubled',
    ['leafTwice', 'rootMismatch'],
    `${DROP_KEYS} alter table history drop constraint history_pkey;
     insert into history overriding system value select * from history where position = 9`,
  ],
  [
    'everything after a point rolled back, heads and all',
    ['headMissing', 'rolledBack'],
    `delete from history_head where size > 20; delete from history_leaf where leaf_index >= 20;
     delete from history where position > 20; delete from matter_step where position > 40`,
  ],
  [
    'a database that was emptied',
    ['headMissing', 'rolledBack'],
    'truncate history, history_leaf, history_head, matter_step',
  ],
  ['a head deleted', ['headMissing'], 'delete from history_head where size = 20'],
  [
    'a head given another root',
    ['frontierChanged', 'headForged'],
    `update history_head set root = sha256('x') where size = 20`,
  ],
  [
    'a head given another moment',
    ['headForged'],
    `update history_head set at = at + interval '1 microsecond' where size = 20`,
  ],
  [
    'a head that was never signed',
    ['headForged'],
    `insert into history_head select county, 21, root, at, key_id, signature, frontier from history_head where size = 20`,
  ],
  [
    'the stored parts of a head changed',
    ['frontierChanged'],
    `update history_head set frontier = array[sha256('x')] where size = 33`,
  ],
  ['a step changed', ['contentChanged'], `update matter_step set note = '材料不齐' where position = 9`],
  [
    'a step’s JSON changed past what a double can tell',
    ['contentChanged'],
    `update matter_step set detail = '{"b": 1.5000000000000000001, "aa": [null]}' where position = 9`,
  ],
  ['a step deleted', ['contentChanged'], 'delete from matter_step where position = 9'],
  [
    'a step slipped in under a command that took none',
    ['contentChanged'],
    `insert into matter_step select county, matter_id, 900, step, '00000001-0000-4000-8000-000000000001', happened_on, recorded_at, note, detail, changes,
            '00000005-0000-4000-8000-000000000007' from matter_step where position = 9`,
  ],
  [
    'a step slipped in under no command',
    ['stepUnlinked'],
    `insert into matter_step select county, matter_id, 900, step, actor_id, happened_on, recorded_at, note, detail, changes, null from matter_step where position = 9`,
  ],
  [
    'the stored digest of steps changed',
    ['entryChanged'],
    `update history_leaf set content = repeat('0', 64) where position = 9`,
  ],
  ['a leaf changed', ['entryChanged'], `update history_leaf set leaf_hash = sha256('x') where position = 9`],
]
