-- Under which key of its requester's choice a job was asked for, so that asked twice it is one.
alter table finetune_job add column idempotency_key varchar(100);
create unique index finetune_job_key on finetune_job (requested_by, idempotency_key);
