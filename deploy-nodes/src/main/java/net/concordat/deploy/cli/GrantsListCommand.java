// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import net.concordat.deploy.registry.RegistryClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists grants. */
@Command(
    name = "list",
    description = "List grants given and received.",
    mixinStandardHelpOptions = true)
final class GrantsListCommand implements Callable<Integer> {
  @Mixin private RegistryOptions options;

  @Option(
      names = "--grantor",
      paramLabel = "MEMBER",
      defaultValue = "",
      description = "Those that this member gave.")
  private String grantor;

  @Option(
      names = "--grantee",
      paramLabel = "MEMBER",
      defaultValue = "",
      description = "Those that this member has.")
  private String grantee;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      defaultValue = "",
      description = "offered, active or revoked alone.")
  private String status;

  @Mixin private AsOfOption asOf;

  @Override
  public Integer call() throws Exception {
    RegistryClient registry = options.connect(RegistryOptions.READER);
    Map<String, String> asked =
        Map.of(
            "grantor",
            ledgerName(registry, grantor),
            "grantee",
            ledgerName(registry, grantee),
            "status",
            status.toUpperCase(Locale.ROOT),
            "asOf",
            asOf.toString());
    ModelNames names = ModelNames.of(registry);
    return options.show(
        registry.all("/api/v1/grants", asked),
        List.of("VERSION", "FROM", "TO", "FOR", "STATUS", "UNTIL", "GRANT"),
        grant ->
            List.of(
                names.named(grant.path("version")),
                Members.organisation(grant.path("grantor")),
                Members.organisation(grant.path("grantee")),
                grant.path("kind").asText(),
                grant.path("status").asText(),
                grant.path("terms").path("expiresAt").asText(),
                grant.path("grantId").asText()));
  }

  private static String ledgerName(RegistryClient registry, String organisation)
      throws IOException, InterruptedException {
    return organisation.isEmpty() ? "" : Members.of(registry).named(organisation);
  }
}
