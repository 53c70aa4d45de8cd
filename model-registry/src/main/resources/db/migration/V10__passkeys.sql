-- The registry's own: who of the bank has which passkey. Names never leave it; a backup keeps it.
create table passkey_holder (
  subject varchar(255) not null,
  person_id uuid not null,
  primary key (subject),
  unique (person_id)
);

create table passkey_registration (
  subject varchar(255) not null,
  registration_id uuid not null,
  challenge varchar(43) not null,
  expires_at timestamp(6) with time zone not null,
  used boolean not null,
  primary key (subject),
  unique (registration_id)
);

create table passkey (
  credential_id varchar(1364) not null,
  person_id uuid not null,
  subject varchar(255) not null,
  name varchar(255) not null,
  algorithm varchar(10) not null,
  public_key varchar(700) not null,
  key_digest varchar(64) not null,
  aaguid uuid not null,
  attested boolean not null,
  registered_at timestamp(6) with time zone not null,
  primary key (credential_id),
  unique (key_digest)
);
create index passkey_subject on passkey (subject);
