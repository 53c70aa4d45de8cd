-- The vault is read anew, also for the tables that are added here.
delete from ledger_state;
delete from registered_model;
delete from model_version;
delete from model_grant;
delete from delivery_receipt;
delete from evaluation;
delete from approval;
delete from adoption;
delete from alias_register;

create table person (
  tx_id varchar(64) not null,
  output_index integer not null,
  person_id uuid not null,
  member varchar(300) not null,
  status varchar(20) not null,
  fact varchar(100000) not null,
  valid_from timestamp(6) with time zone not null,
  valid_to timestamp(6) with time zone,
  primary key (tx_id, output_index)
);
create index person_of_member on person (member, person_id);

create table proposal (
  tx_id varchar(64) not null,
  output_index integer not null,
  proposal_id uuid not null,
  member varchar(300) not null,
  model_id varchar(64),
  version_number integer,
  status varchar(20) not null,
  fact varchar(100000) not null,
  valid_from timestamp(6) with time zone not null,
  valid_to timestamp(6) with time zone,
  primary key (tx_id, output_index)
);
create index proposal_id on proposal (proposal_id);
create index proposal_of_version on proposal (model_id, version_number);

create table decision (
  tx_id varchar(64) not null,
  output_index integer not null,
  proposal_id uuid not null,
  member varchar(300) not null,
  fact varchar(100000) not null,
  valid_from timestamp(6) with time zone not null,
  valid_to timestamp(6) with time zone,
  primary key (tx_id, output_index)
);
create index decision_of_proposal on decision (proposal_id);

create table development (
  tx_id varchar(64) not null,
  output_index integer not null,
  member varchar(300) not null,
  artifact_digest varchar(64) not null,
  fact varchar(100000) not null,
  valid_from timestamp(6) with time zone not null,
  valid_to timestamp(6) with time zone,
  primary key (tx_id, output_index)
);
create index development_of_artifact on development (artifact_digest);

create table holdout (
  tx_id varchar(64) not null,
  output_index integer not null,
  root varchar(64) not null,
  owner varchar(300) not null,
  fact varchar(100000) not null,
  valid_from timestamp(6) with time zone not null,
  valid_to timestamp(6) with time zone,
  primary key (tx_id, output_index)
);
create index holdout_root on holdout (root);

create table privacy_budget (
  tx_id varchar(64) not null,
  output_index integer not null,
  member varchar(300) not null,
  data_domain varchar(200) not null,
  privacy_unit varchar(20) not null,
  fact varchar(100000) not null,
  valid_from timestamp(6) with time zone not null,
  valid_to timestamp(6) with time zone,
  primary key (tx_id, output_index)
);
create index privacy_budget_of on privacy_budget (data_domain, privacy_unit, member);

create table privacy_spend (
  tx_id varchar(64) not null,
  output_index integer not null,
  member varchar(300) not null,
  data_domain varchar(200) not null,
  privacy_unit varchar(20) not null,
  artifact_digest varchar(64) not null,
  fact varchar(100000) not null,
  valid_from timestamp(6) with time zone not null,
  valid_to timestamp(6) with time zone,
  primary key (tx_id, output_index)
);
create index privacy_spend_of on privacy_spend (data_domain, privacy_unit, member);
create index privacy_spend_for on privacy_spend (artifact_digest);

create table consortium (
  tx_id varchar(64) not null,
  output_index integer not null,
  version_number integer not null,
  fact varchar(1000000) not null,
  valid_from timestamp(6) with time zone not null,
  valid_to timestamp(6) with time zone,
  primary key (tx_id, output_index)
);
create index consortium_version on consortium (version_number);

create table consortium_vote (
  tx_id varchar(64) not null,
  output_index integer not null,
  voter varchar(300) not null,
  base_tx_id varchar(64) not null,
  base_output_index integer not null,
  fact varchar(1000000) not null,
  valid_from timestamp(6) with time zone not null,
  valid_to timestamp(6) with time zone,
  primary key (tx_id, output_index)
);
create index consortium_vote_on on consortium_vote (base_tx_id, base_output_index);
