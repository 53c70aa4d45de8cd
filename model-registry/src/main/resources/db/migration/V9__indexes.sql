-- Lists of grants: their order beside what they are filtered by.
create index model_grant_now on model_grant (valid_to, grant_id);
create index model_grant_grantor on model_grant (valid_to, grantor, grant_id);
create index model_grant_grantee on model_grant (valid_to, grantee, grant_id);
