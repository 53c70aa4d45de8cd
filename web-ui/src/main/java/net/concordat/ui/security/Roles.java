// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.security;

/** What somebody may do here: the realm's roles. */
public final class Roles {
  /** Makes and publishes models. */
  public static final String DEVELOPER = "model-developer";

  /** Validates models that others made. */
  public static final String VALIDATOR = "model-validator";

  /** Decides on the use of models. */
  public static final String APPROVER = "model-approver";

  /** Reads everything at a bank, changes nothing. */
  public static final String AUDITOR = "auditor";

  /** Administers a bank's people, grants and settings. */
  public static final String ADMIN = "bank-admin";

  /** The auditor of a regulator's realm, who looks across banks. No realm has this role itself. */
  public static final String SUPERVISOR = "supervisor";

  private Roles() {}
}
