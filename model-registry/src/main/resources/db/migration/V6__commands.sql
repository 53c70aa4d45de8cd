-- What people and programs asked the node to do. The registry's own: the ledger does not know who asked, nor under which key.
create table ledger_command (
  id uuid primary key,
  idempotency_key varchar(100) not null,
  caller varchar(255) not null,
  kind varchar(40) not null,
  arguments varchar(100000) not null,
  arguments_digest varchar(64) not null,
  attempt integer not null,
  status varchar(10) not null,
  progress varchar(300),
  result_tx_id varchar(64),
  result_output_index integer,
  result_fact varchar(100000),
  problem_status integer,
  problem_rule varchar(100),
  problem_detail varchar(2000),
  forgotten boolean not null,
  created_at timestamp(6) with time zone not null,
  updated_at timestamp(6) with time zone not null,
  row_version bigint not null,
  constraint ledger_command_once unique (caller, idempotency_key)
);
create index ledger_command_status on ledger_command (status, updated_at);
create index ledger_command_created on ledger_command (created_at, id);
