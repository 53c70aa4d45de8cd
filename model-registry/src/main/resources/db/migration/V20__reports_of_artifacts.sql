-- A report measures bytes, which may have no version yet: a worker hands it in with what it made.
alter table evaluation_report add column artifact_digest varchar(64);
update evaluation_report set artifact_digest =
  (select max(v.artifact_digest) from model_version v
   where v.model_id = evaluation_report.model_id
     and v.version_number = evaluation_report.version_number);
delete from evaluation_report where artifact_digest is null or id not in
  (select min(kept.id) from evaluation_report kept group by kept.digest);
alter table evaluation_report alter column artifact_digest set not null;
alter table evaluation_report drop constraint evaluation_report_once;
drop index evaluation_report_of;
alter table evaluation_report drop column model_id;
alter table evaluation_report drop column version_number;
alter table evaluation_report add constraint evaluation_report_once unique (digest);
create index evaluation_report_of on evaluation_report (artifact_digest);
