// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.UUID;
import java.util.concurrent.Callable;
import net.concordat.deploy.people.Desk;
import net.concordat.workflows.adoption.RetireAdoptionFlow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** End the use of a version for good. */
@Command(
    name = "retire",
    description = "End the use of a version for good.",
    mixinStandardHelpOptions = true)
final class RetireCommand implements Callable<Integer> {
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
              "Retire the adoption %s%nof %s.%nIts use ends for good."
                  .formatted(
                      adoption,
                      KnownAdoptions.words(
                          desk.bank(), KnownAdoptions.adoption(desk.bank(), adoption))));
          System.out.printf(
              "The adoption is %s.%n",
              desk.bank()
                  .run(RetireAdoptionFlow.class, Desk.commandId(), adoption)
                  .getState()
                  .getData()
                  .getStatus());
        });
  }
}
