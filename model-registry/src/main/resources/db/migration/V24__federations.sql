-- The vault is read anew, for the tables that are added here.
delete from ledger_state;
delete from registered_model;
delete from model_version;
delete from model_grant;
delete from delivery_receipt;
delete from evaluation;
delete from approval;
delete from adoption;
delete from alias_register;
delete from person;
delete from proposal;
delete from decision;
delete from development;
delete from holdout;
delete from privacy_budget;
delete from privacy_spend;
delete from consortium;
delete from consortium_vote;
delete from scoring_batch;

create table federation (
  tx_id varchar(64) not null,
  output_index integer not null,
  federation_id varchar(64) not null,
  model_id varchar(64) not null,
  status varchar(20) not null,
  fact varchar(100000) not null,
  valid_from timestamp(6) with time zone not null,
  valid_to timestamp(6) with time zone,
  primary key (tx_id, output_index)
);
create index federation_of on federation (federation_id, valid_to);

create table federation_round (
  tx_id varchar(64) not null,
  output_index integer not null,
  federation_id varchar(64) not null,
  round_number integer not null,
  fact varchar(100000) not null,
  valid_from timestamp(6) with time zone not null,
  valid_to timestamp(6) with time zone,
  primary key (tx_id, output_index)
);
create index federation_round_of on federation_round (federation_id, valid_to);

-- How this bank trains in a federation. The registry's own, kept by the bank's backups.
create table federation_part (
  federation_id varchar(64) not null primary key,
  spec varchar(32768) not null,
  rows_request varchar(8192) not null,
  written_by varchar(255) not null
);
