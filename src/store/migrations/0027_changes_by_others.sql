-- What somebody else changed of how an account is entered. The owner is told of it; where an administrator gave the account a password or an identity,
-- it does nothing before the security administrator has confirmed that.
alter table identity."user"
  add column unconfirmed boolean not null default false,
  -- when the password was last reset, the account last linked to an identity of a provider, its second factor last taken, by somebody else
  add column "passwordResetAt" timestamptz,
  add column "linkedAt" timestamptz,
  add column "secondFactorResetAt" timestamptz;

-- Made in a session that had shown a second factor. Those of before cannot say so.
alter table identity.api_token add column by_two_factors boolean not null default false;
