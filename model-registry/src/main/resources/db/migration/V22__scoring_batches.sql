-- SPDX-License-Identifier: Apache-2.0
-- What members anchored of their decisions.

create table scoring_batch (
  tx_id varchar(64) not null,
  output_index integer not null,
  member varchar(300) not null,
  log_id uuid not null,
  batch_index bigint not null,
  size integer not null,
  fact varchar(100000) not null,
  valid_from timestamp(6) with time zone not null,
  valid_to timestamp(6) with time zone,
  primary key (tx_id, output_index)
);
create index scoring_batch_place on scoring_batch (log_id, batch_index, member);
create index scoring_batch_last on scoring_batch (valid_to, member);
