-- What waits for one person is asked for with every visit.
create index finetune_job_ended_of on finetune_job (requested_by, ended_at);
create index ledger_command_of on ledger_command (caller, updated_at);
