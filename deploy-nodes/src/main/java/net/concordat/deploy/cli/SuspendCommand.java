// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.UUID;
import java.util.concurrent.Callable;
import net.concordat.deploy.people.Desk;
import net.concordat.workflows.adoption.SuspendAdoptionFlow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Stop the use of a version at once; only people let it go on. */
@Command(
    name = "suspend",
    description = "Stop the use of a version at once; only people let it go on.",
    mixinStandardHelpOptions = true)
final class SuspendCommand implements Callable<Integer> {
  @Mixin private BankOptions bank;

  @Option(names = "--adoption", required = true, paramLabel = "ID", description = "Which adoption.")
  private UUID adoption;

  @Mixin private Confirmation confirmation;

  @Override
  public Integer call() throws Exception {
    return bank.run(
        desk -> {
          confirmation.showNode(
              desk,
              "Suspend the adoption %s%nof %s.%nIts use stops at once; only people let it go on."
                  .formatted(
                      adoption,
                      KnownAdoptions.words(
                          desk.bank(), KnownAdoptions.adoption(desk.bank(), adoption))));
          System.out.printf(
              "The adoption is %s.%n",
              desk.bank()
                  .run(SuspendAdoptionFlow.class, Desk.commandId(), adoption)
                  .getState()
                  .getData()
                  .getStatus());
        });
  }
}
