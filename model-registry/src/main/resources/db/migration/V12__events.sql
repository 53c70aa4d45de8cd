-- What happened, in the order in which it became known here. Kept when the tables that are read from
-- the vault are made anew: whoever followed the numbers goes on where it was.
create table registry_event (
  event_number bigint primary key,
  event_key varchar(100) not null,
  kind varchar(40) not null,
  happened_at timestamp(6) with time zone not null,
  known_at timestamp(6) with time zone not null,
  model_id varchar(64),
  version_number integer,
  data varchar(10000) not null,
  constraint registry_event_once unique (event_key)
);
create index registry_event_known on registry_event (known_at desc, event_number desc);
create index registry_event_version
  on registry_event (model_id, version_number, known_at desc, event_number desc);
create index registry_event_kind on registry_event (kind, known_at desc, event_number desc);

-- Whoever adds holds this row until its transaction ends: numbers become visible in their order.
create table registry_event_counter (
  id integer primary key,
  last_number bigint not null
);
insert into registry_event_counter values (1, 0);

-- Which party's registry this is, as its node said.
create table own_party (
  name varchar(300) primary key
);
