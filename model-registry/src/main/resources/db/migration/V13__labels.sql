-- What is asked of all documents together: the tier of each model, the findings of each version's
-- report as it stands. The documents have the whole; V13.1 reads those that were written before.
create table model_tier (
  model_id varchar(64) primary key,
  tier varchar(20) not null
);
create index model_tier_tier on model_tier (tier, model_id);

create table finding (
  model_id varchar(64) not null,
  version_number integer not null,
  finding_id varchar(50) not null,
  severity varchar(10) not null,
  status varchar(10) not null,
  owner varchar(300) not null,
  due_date date not null,
  description varchar(1000) not null,
  primary key (model_id, version_number, finding_id)
);
create index finding_due on finding (status, due_date, model_id, version_number, finding_id);

create index proposal_open on proposal (member, status, proposal_id, valid_to);
