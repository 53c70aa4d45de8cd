-- The registry's own, kept by the bank's backups: no ledger knows of jobs.
create table finetune_job (
  id uuid primary key,
  base_model_id varchar(64) not null,
  base_version integer not null,
  recipe varchar(65536) not null,
  priority integer not null,
  max_attempts integer not null,
  requested_by varchar(255) not null,
  requested_at timestamp(6) with time zone not null,
  status varchar(20) not null,
  attempt integer not null,
  not_before timestamp(6) with time zone,
  worker varchar(100),
  taken_at timestamp(6) with time zone,
  lease_until timestamp(6) with time zone,
  lease_hash varchar(64),
  progress integer not null,
  step varchar(200),
  log_lines integer not null,
  ended_at timestamp(6) with time zone,
  artifact_digest varchar(64),
  metrics varchar(16384),
  failure varchar(2000)
);
create index finetune_job_next on finetune_job (status, priority desc, requested_at, id);
create index finetune_job_silent on finetune_job (status, lease_until);
create index finetune_job_requested on finetune_job (requested_at, id);

create table finetune_job_log (
  job_id uuid not null references finetune_job,
  line_number integer not null,
  attempt integer not null,
  received_at timestamp(6) with time zone not null,
  line_text varchar(2000) not null,
  primary key (job_id, line_number)
);

-- db-scheduler's one table, as its documentation gives it.
create table scheduled_tasks (
  task_name varchar(100) not null,
  task_instance varchar(100) not null,
  task_data bytea,
  execution_time timestamp(6) with time zone not null,
  picked boolean not null,
  picked_by varchar(50),
  last_success timestamp(6) with time zone,
  last_failure timestamp(6) with time zone,
  consecutive_failures integer,
  last_heartbeat timestamp(6) with time zone,
  version bigint not null,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
