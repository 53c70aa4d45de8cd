// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends a grant. */
@Command(
    name = "revoke",
    description = "End a grant that was given; what was delivered cannot be fetched back.",
    mixinStandardHelpOptions = true)
final class GrantsRevokeCommand implements Callable<Integer> {
  @Mixin private GrantChange change;

  @Override
  public Integer call() throws Exception {
    return change.carryOut("revoke", "Revoked");
  }
}
