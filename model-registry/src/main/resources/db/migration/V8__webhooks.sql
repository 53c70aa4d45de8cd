-- The registry's own, kept by the bank's backups.
create table webhook (
  id uuid primary key,
  url varchar(500) not null,
  event_kinds varchar(1000) not null,
  secret varchar(100) not null,
  created_by varchar(255) not null,
  created_at timestamp(6) with time zone not null,
  gone_at timestamp(6) with time zone
);

create table webhook_delivery (
  id uuid primary key,
  webhook_id uuid not null references webhook,
  event_key varchar(100) not null,
  event_kind varchar(40) not null,
  queued_at timestamp(6) with time zone not null,
  body varchar(10000) not null,
  status varchar(20) not null,
  attempts integer not null,
  last_attempt_at timestamp(6) with time zone,
  last_status integer,
  last_error varchar(500),
  unique (webhook_id, event_key)
);
create index webhook_delivery_queued on webhook_delivery (webhook_id, queued_at, id);
