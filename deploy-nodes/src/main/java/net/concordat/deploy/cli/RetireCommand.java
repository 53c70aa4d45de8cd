// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends the use of a version for good. */
@Command(
    name = "retire",
    description = "End the use of a version for good.",
    mixinStandardHelpOptions = true)
final class RetireCommand implements Callable<Integer> {
  @Mixin private AdoptionChange change;

  @Override
  public Integer call() throws Exception {
    return change.carryOut("retire", "Its use ends for good.");
  }
}
