-- What the scoring service found of windows of decisions, and what was raised. The registry's own, kept by the bank's backups.
create table monitoring_window (
  id uuid primary key,
  model_id varchar(64) not null,
  version_number integer not null,
  adoption_id uuid not null,
  purpose varchar(100) not null,
  place varchar(10) not null,
  from_at timestamp(6) with time zone not null,
  found varchar(1000000) not null,
  received_at timestamp(6) with time zone not null,
  constraint monitoring_window_once unique (model_id, version_number, purpose, place, from_at)
);
create index monitoring_window_newest on monitoring_window (from_at desc, id desc);

create table monitoring_alarm (
  id uuid primary key,
  model_id varchar(64) not null,
  version_number integer not null,
  adoption_id uuid not null,
  purpose varchar(100) not null,
  place varchar(10) not null,
  metric varchar(20) not null,
  field varchar(200),
  found_value double precision not null,
  limit_value double precision not null,
  alarm_level varchar(20) not null,
  window_from timestamp(6) with time zone not null,
  window_to timestamp(6) with time zone not null,
  raised_at timestamp(6) with time zone not null,
  closed_at timestamp(6) with time zone,
  closed_by varchar(255),
  closed_by_name varchar(255),
  note varchar(4000),
  attempts integer default 0 not null,
  command_id uuid
);
create index monitoring_alarm_newest on monitoring_alarm (raised_at desc, id desc);
create index monitoring_alarm_of on monitoring_alarm (adoption_id, place, metric);
