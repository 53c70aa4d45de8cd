// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.cli.VersionSearch.Found;
import net.concordat.deploy.registry.RegistryClient;
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
  @ArgGroup(exclusive = false)
  private @Nullable Wish wish;

  /** What to use. */
  static final class Wish {
    @Option(
        names = "--model",
        required = true,
        paramLabel = "MODEL",
        description = "Which model, by its name.")
    private String model;

    @Option(
        names = "--owner",
        paramLabel = "MEMBER",
        defaultValue = "",
        description = "Whose model, where several members have one of that name.")
    private String owner;

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
        description =
            "How long it may be used: until the midnight UTC before so many days are over (default: ${DEFAULT-VALUE}).")
    private int days;
  }

  @Mixin private ProposalOptions proposal;

  @Override
  public Integer call() throws Exception {
    Wish asked = wish;
    return asked == null ? list() : propose(asked);
  }

  private int propose(Wish asked) throws Exception {
    RegistryOptions bank = proposal.at();
    RegistryClient registry = bank.connect(RegistryOptions.VALIDATOR);
    Found found =
        new VersionSearch(registry, bank.party(), "")
            .find(new ModelName(asked.model, asked.version, false), asked.owner);
    Map<String, Object> question = new LinkedHashMap<>();
    question.put(
        "artifactDigest",
        registry.get(found.path(), Map.of()).at("/version/artifactDigest").asText());
    question.put("purpose", asked.purpose);
    asked.conditions.ifPresent(conditions -> question.put("conditions", conditions));
    question.put("evidenceDigest", digest(asked.evidence));
    question.put("useUntil", ProposalOptions.midnight(asked.days));
    return proposal.propose(registry, found.path() + "/adoption-proposals", question);
  }

  private static String digest(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new DeployException("There is no file %s.".formatted(file));
    }
    return SecureHash.sha256(Files.readAllBytes(file)).toString().toLowerCase(Locale.ROOT);
  }

  private int list() throws IOException, InterruptedException {
    RegistryClient registry = proposal.at().connect(RegistryOptions.READER);
    ModelNames names = ModelNames.of(registry);
    return proposal
        .at()
        .show(
            new KnownAdoptions(registry).all(),
            List.of("ADOPTION", "STATUS", "VERSION", "OWNER", "USED BY", "PURPOSE", "UNTIL"),
            adoption ->
                List.of(
                    adoption.path("adoptionId").asText(),
                    adoption.path("status").asText(),
                    names.named(adoption.path("version")),
                    Members.organisation(adoption.path("owner")),
                    Members.organisation(adoption.path("member")),
                    adoption.path("purpose").asText(),
                    adoption.path("expiresAt").asText()));
  }
}
