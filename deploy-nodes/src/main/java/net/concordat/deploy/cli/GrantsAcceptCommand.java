// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Accepts a grant. */
@Command(
    name = "accept",
    description = "Accept a grant that was offered.",
    mixinStandardHelpOptions = true)
final class GrantsAcceptCommand implements Callable<Integer> {
  @Mixin private GrantChange change;

  @Override
  public Integer call() throws Exception {
    return change.carryOut("accept", "Accepted");
  }
}
