// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import net.concordat.contracts.adoption.AdoptionState;
import net.concordat.contracts.decision.AdoptSubject;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.deploy.people.Desk;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what a bank uses, and asks its people to use a version. */
@Command(
    name = "adopt",
    header = "Show which versions a bank uses; ask its people to use one.",
    description =
        "Without --model, lists the adoptions. With it, proposes one, and --model-version, --purpose and --evidence are needed.",
    mixinStandardHelpOptions = true,
    subcommands = {
      DevelopedCommand.class,
      SuspendCommand.class,
      ReinstateCommand.class,
      RetireCommand.class
    })
final class AdoptCommand implements Callable<Integer> {
  @Mixin private BankOptions bank;

  @ArgGroup(exclusive = false)
  private @Nullable Wish wish;

  /** What to use. */
  static final class Wish {
    @Option(
        names = "--model",
        required = true,
        paramLabel = "MODEL",
        description = "Which model: its name, or the beginning of its id.")
    private String model;

    @Option(
        names = "--model-version",
        required = true,
        paramLabel = "N",
        description = "Which version of it.")
    private int version;

    @Option(
        names = "--purpose",
        required = true,
        paramLabel = "PURPOSE",
        description = "What for, for example fraud.")
    private String purpose;

    @Option(
        names = "--evidence",
        required = true,
        paramLabel = "FILE",
        description = "What the decision rests on; its SHA-256 goes on the ledger.")
    private Path evidence;

    @Option(
        names = "--conditions",
        paramLabel = "TEXT",
        description = "Under which conditions (default: none).")
    private Optional<String> conditions;

    @Option(
        names = "--use-days",
        paramLabel = "N",
        defaultValue = "30",
        description = "How long it may be used (default: ${DEFAULT-VALUE} days).")
    private int days;
  }

  @Mixin private ProposalOptions proposal;

  @Override
  public Integer call() throws Exception {
    return bank.run(
        desk -> {
          Wish asked = wish;
          if (asked == null) {
            list(desk);
          } else {
            proposal.propose(desk, subject(desk, asked));
          }
        });
  }

  private static AdoptSubject subject(Desk desk, Wish wish) throws Exception {
    ModelVersionState version = KnownModels.version(desk.bank(), wish.model, wish.version);
    return new AdoptSubject(
        version.id(),
        wish.purpose,
        wish.conditions.orElse(null),
        SecureHash.sha256(Files.readAllBytes(wish.evidence)),
        Instant.now().plus(Duration.ofDays(wish.days)).truncatedTo(ChronoUnit.SECONDS));
  }

  private static void list(Desk desk) {
    List<StateAndRef<AdoptionState>> adoptions = desk.bank().known(AdoptionState.class);
    for (StateAndRef<AdoptionState> known : adoptions) {
      AdoptionState adoption = known.getState().getData();
      System.out.printf(
          "%s  %-9s %s%n",
          adoption.getAdoptionId(),
          adoption.getStatus(),
          KnownAdoptions.words(desk.bank(), adoption));
    }
    System.out.printf("%d adoptions at %s.%n", adoptions.size(), desk.bank().party());
  }
}
