// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.UUID;
import net.concordat.contracts.adoption.AdoptionState;
import net.concordat.deploy.people.Desk;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.flows.FlowLogic;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a bank's node does with an adoption without the bank's people; the same for each of it. */
final class AdoptionChange {
  @Mixin private BankOptions bank;

  @Option(names = "--adoption", required = true, paramLabel = "ID", description = "Which adoption.")
  private UUID adoption;

  @Mixin private Confirmation confirmation;

  /**
   * Shows what the node signs, and has it done.
   *
   * @param verb what is done
   * @param consequence what follows, a sentence
   * @param flow which flow does it
   */
  int carryOut(
      String verb, String consequence, Class<? extends FlowLogic<StateAndRef<AdoptionState>>> flow)
      throws Exception {
    return bank.run(
        desk -> {
          AdoptionState standing = KnownAdoptions.adoption(desk.bank(), adoption);
          confirmation.showNode(
              desk,
              "%s the adoption %s%nof %s.%n%s"
                  .formatted(
                      verb, adoption, KnownAdoptions.words(desk.bank(), standing), consequence));
          StateAndRef<AdoptionState> left = desk.bank().run(flow, Desk.commandId(), adoption);
          System.out.printf("The adoption is %s.%n", left.getState().getData().getStatus());
        });
  }
}
