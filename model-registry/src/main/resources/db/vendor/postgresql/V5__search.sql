-- The vault is read anew, for the columns that are added here.
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

alter table registered_model add column search_text varchar(4000) not null;
create index registered_model_place on registered_model (name, model_id);
create index registered_model_owner on registered_model (owner, name, model_id);
create index registered_model_purpose on registered_model (purpose, name, model_id);

-- Name and purpose are the model's; a version has them, and is indexed, once its model is known.
alter table model_version add column model_name varchar(200);
alter table model_version add column purpose varchar(200);
alter table model_version add column search_text varchar(4000) not null;
alter table model_version add column indexed boolean default false not null;
create index model_version_place
  on model_version (published_at desc, model_id desc, version_number desc);
create index model_version_name
  on model_version (model_name, published_at desc, model_id desc, version_number desc);
create index model_version_owner
  on model_version (owner, published_at desc, model_id desc, version_number desc);
create index model_version_purpose
  on model_version (purpose, published_at desc, model_id desc, version_number desc);
create index model_version_status
  on model_version (status, published_at desc, model_id desc, version_number desc);
create index model_version_unindexed on model_version (model_id) where not indexed;

-- search_text has words with a space between two; the database need not look for them.
alter table registered_model add column words tsvector
  generated always as (array_to_tsvector(string_to_array(search_text, ' '))) stored;
create index registered_model_words on registered_model using gin (words);
alter table model_version add column words tsvector
  generated always as (array_to_tsvector(string_to_array(search_text, ' '))) stored;
create index model_version_words on model_version using gin (words);
