-- Everything here is read from the node's vault and can be dropped: an empty database is filled again.
create table ledger_state (
  tx_id varchar(64) not null,
  output_index integer not null,
  state_type varchar(80) not null,
  kind varchar(80),
  command_id varchar(36) not null,
  recorded_at timestamp(6) with time zone not null,
  supersedes_tx_id varchar(64),
  supersedes_output_index integer,
  valid_from timestamp(6) with time zone not null,
  valid_to timestamp(6) with time zone,
  primary key (tx_id, output_index)
);
create index ledger_state_supersedes on ledger_state (supersedes_tx_id, supersedes_output_index);
create index ledger_state_recorded on ledger_state (recorded_at);

create table registered_model (
  tx_id varchar(64) not null,
  output_index integer not null,
  model_id varchar(64) not null,
  name varchar(200) not null,
  owner varchar(300) not null,
  purpose varchar(200) not null,
  fact varchar(100000) not null,
  valid_from timestamp(6) with time zone not null,
  valid_to timestamp(6) with time zone,
  primary key (tx_id, output_index)
);
create index registered_model_id on registered_model (model_id, valid_from);
create index registered_model_name on registered_model (valid_to, name, model_id);

create table model_version (
  tx_id varchar(64) not null,
  output_index integer not null,
  model_id varchar(64) not null,
  version_number integer not null,
  owner varchar(300) not null,
  artifact_digest varchar(64) not null,
  status varchar(20) not null,
  published_at timestamp(6) with time zone not null,
  parent_model_id varchar(64),
  parent_version integer,
  fact varchar(100000) not null,
  valid_from timestamp(6) with time zone not null,
  valid_to timestamp(6) with time zone,
  primary key (tx_id, output_index)
);
create index model_version_number on model_version (model_id, version_number, valid_from);
create index model_version_parent on model_version (parent_model_id, parent_version);
create index model_version_digest on model_version (artifact_digest);

create table model_grant (
  tx_id varchar(64) not null,
  output_index integer not null,
  grant_id uuid not null,
  model_id varchar(64) not null,
  version_number integer not null,
  grantor varchar(300) not null,
  grantee varchar(300) not null,
  kind varchar(20) not null,
  status varchar(20) not null,
  fact varchar(100000) not null,
  valid_from timestamp(6) with time zone not null,
  valid_to timestamp(6) with time zone,
  primary key (tx_id, output_index)
);
create index model_grant_id on model_grant (grant_id);
create index model_grant_of_version on model_grant (model_id, version_number);

create table delivery_receipt (
  tx_id varchar(64) not null,
  output_index integer not null,
  grant_id uuid not null,
  model_id varchar(64) not null,
  version_number integer not null,
  grantee varchar(300) not null,
  fact varchar(100000) not null,
  valid_from timestamp(6) with time zone not null,
  valid_to timestamp(6) with time zone,
  primary key (tx_id, output_index)
);
create index delivery_receipt_id on delivery_receipt (grant_id);
create index delivery_receipt_of_version on delivery_receipt (model_id, version_number);

create table evaluation (
  tx_id varchar(64) not null,
  output_index integer not null,
  model_id varchar(64) not null,
  version_number integer not null,
  evaluator varchar(300) not null,
  fact varchar(100000) not null,
  valid_from timestamp(6) with time zone not null,
  valid_to timestamp(6) with time zone,
  primary key (tx_id, output_index)
);
create index evaluation_of_version on evaluation (model_id, version_number);

create table approval (
  tx_id varchar(64) not null,
  output_index integer not null,
  model_id varchar(64) not null,
  version_number integer not null,
  member varchar(300) not null,
  decision varchar(20) not null,
  fact varchar(100000) not null,
  valid_from timestamp(6) with time zone not null,
  valid_to timestamp(6) with time zone,
  primary key (tx_id, output_index)
);
create index approval_of_version on approval (model_id, version_number);

create table adoption (
  tx_id varchar(64) not null,
  output_index integer not null,
  adoption_id uuid not null,
  member varchar(300) not null,
  model_id varchar(64) not null,
  version_number integer not null,
  purpose varchar(200) not null,
  status varchar(20) not null,
  fact varchar(100000) not null,
  valid_from timestamp(6) with time zone not null,
  valid_to timestamp(6) with time zone,
  primary key (tx_id, output_index)
);
create index adoption_id on adoption (adoption_id);
create index adoption_of_version on adoption (model_id, version_number);
create index adoption_of_member on adoption (member, purpose);

create table alias_register (
  tx_id varchar(64) not null,
  output_index integer not null,
  member varchar(300) not null,
  fact varchar(100000) not null,
  valid_from timestamp(6) with time zone not null,
  valid_to timestamp(6) with time zone,
  primary key (tx_id, output_index)
);
create index alias_register_of_member on alias_register (member, valid_from);
