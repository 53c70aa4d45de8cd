-- What can be drawn of a job: one row for each point, which a later attempt may replace.
create table finetune_job_curve (
  job_id uuid not null references finetune_job on delete cascade,
  series varchar(40) not null,
  step_number integer not null,
  of_steps integer not null,
  attempt integer not null,
  received_at timestamp(6) with time zone not null,
  figures varchar(2000) not null,
  primary key (job_id, series, step_number)
);
