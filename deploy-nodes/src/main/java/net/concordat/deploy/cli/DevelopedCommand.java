// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import net.concordat.deploy.people.Developers;
import net.concordat.deploy.people.Signatory;
import net.corda.core.crypto.SecureHash;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Records who developed an artifact, before it is published. */
@Command(
    name = "developed",
    header = "Record who developed an artifact of the bank's own, before it is published.",
    description = "They sign it together, and none of them decides on its use at this bank.",
    mixinStandardHelpOptions = true)
final class DevelopedCommand implements Callable<Integer> {
  @Mixin private BankOptions bank;

  @Option(
      names = "--artifact",
      required = true,
      paramLabel = "DIGEST",
      description = "The artifact's SHA-256, in hexadecimal.")
  private String artifact;

  @Option(
      names = "--by",
      required = true,
      split = ",",
      paramLabel = "NAME",
      description = "All who developed it.")
  private List<String> names;

  @Mixin private Confirmation confirmation;

  @Override
  public Integer call() throws Exception {
    return bank.run(
        desk -> {
          List<Signatory> people = new ArrayList<>();
          for (String name : names) {
            people.add(desk.passkeys().open(name));
          }
          Developers developers = new Developers(desk, SecureHash.create(artifact), people);
          for (String name : names) {
            confirmation.show(name, developers.words());
          }
          System.out.printf(
              "Recorded. The version names it by %s.%n", developers.record().getRef());
        });
  }
}
