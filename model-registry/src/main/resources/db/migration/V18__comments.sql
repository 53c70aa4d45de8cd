-- What people of the bank say to each other about a version. The registry's own, kept by the bank's backups.
create table version_comment (
  id uuid primary key,
  model_id varchar(64) not null,
  version_number integer not null,
  about varchar(100),
  comment_text varchar(4000) not null,
  author varchar(255) not null,
  author_name varchar(255) not null,
  written_at timestamp(6) with time zone not null
);
create index version_comment_of on version_comment (model_id, version_number, written_at, id);
