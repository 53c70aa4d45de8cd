// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops the use of a version at once; only people let it go on. */
@Command(
    name = "suspend",
    description = "Stop the use of a version at once; only people let it go on.",
    mixinStandardHelpOptions = true)
final class SuspendCommand implements Callable<Integer> {
  @Mixin private AdoptionChange change;

  @Override
  public Integer call() throws Exception {
    return change.carryOut("suspend", "Its use stops at once; only people let it go on.");
  }
}
