-- What a transaction did is asked of the node once its states have been read.
alter table ledger_state add column told boolean default false not null;
create index ledger_state_told on ledger_state (told, tx_id);

create table ledger_transaction (
  tx_id varchar(64) not null primary key,
  happened_at timestamp(6) with time zone not null,
  command varchar(100) not null,
  fact varchar(1000000) not null
);
create index ledger_transaction_at on ledger_transaction (happened_at desc, tx_id desc);
create index ledger_transaction_command
  on ledger_transaction (command, happened_at desc, tx_id desc);

create table ledger_transaction_signer (
  tx_id varchar(64) not null,
  signer varchar(300) not null,
  primary key (signer, tx_id)
);
