-- The vault is read anew, for the column that is added here: by it is asked which grants end soon.
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

alter table model_grant add column expires_at timestamp(6) with time zone not null;
create index model_grant_ends on model_grant (grantee, expires_at);
