-- What holds now, in the order in which it is listed: however long its history, a page is read off.
drop index registered_model_name;
drop index registered_model_owner;
drop index registered_model_purpose;
create index registered_model_now on registered_model (name, model_id) where valid_to is null;
create index registered_model_owner on registered_model (owner, name, model_id)
  where valid_to is null;
create index registered_model_purpose on registered_model (purpose, name, model_id)
  where valid_to is null;
create index registered_model_words_now on registered_model using gin (words)
  where valid_to is null;

drop index model_version_name;
drop index model_version_owner;
drop index model_version_purpose;
drop index model_version_status;
create index model_version_now
  on model_version (published_at desc, model_id desc, version_number desc, status)
  where valid_to is null;
create index model_version_name
  on model_version (model_name, published_at desc, model_id desc, version_number desc)
  where valid_to is null;
create index model_version_owner
  on model_version (owner, published_at desc, model_id desc, version_number desc)
  where valid_to is null;
create index model_version_purpose
  on model_version (purpose, published_at desc, model_id desc, version_number desc)
  where valid_to is null;
create index model_version_status
  on model_version (status, published_at desc, model_id desc, version_number desc)
  where valid_to is null;

create index model_grant_now on model_grant (grant_id) where valid_to is null;
create index model_grant_grantor on model_grant (grantor, grant_id) where valid_to is null;
create index model_grant_grantee on model_grant (grantee, grant_id) where valid_to is null;

-- What held at an instant: what did not is passed over without being fetched.
drop index registered_model_place;
create index registered_model_place on registered_model (name, model_id, valid_from, valid_to);
drop index model_version_place;
create index model_version_place
  on model_version (
    published_at desc, model_id desc, version_number desc, status, valid_from, valid_to);
drop index model_grant_id;
create index model_grant_id on model_grant (grant_id, valid_from, valid_to);
drop index alias_register_of_member;
create index alias_register_of_member on alias_register (member, valid_from desc, valid_to);
create index alias_register_held on alias_register (valid_to, valid_from);
