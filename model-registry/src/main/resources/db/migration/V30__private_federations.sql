-- Of which privacy budget a bank trains in a federation.
alter table federation_part add column data_domain varchar(100);
