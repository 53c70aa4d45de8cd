-- Both are asked for together. H2 compares in any order: without this one it fetched each of an owner's models, those of the
-- past too, to compare its purpose.
create index registered_model_owner_purpose
  on registered_model (owner, purpose, name, model_id, valid_from, valid_to);
