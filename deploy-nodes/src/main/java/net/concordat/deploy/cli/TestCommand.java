// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import net.concordat.deploy.DeployException;
import picocli.CommandLine.Command;

/**
 * Named here for the help; the script runs Maven itself, since a build cannot run inside its own
 * product.
 */
@Command(
    name = "test",
    description = "Build everything and run every test (mvn verify).",
    mixinStandardHelpOptions = true)
final class TestCommand implements Runnable {
  @Override
  public void run() {
    throw new DeployException("Tests are run by the script: ./concordat test.");
  }
}
