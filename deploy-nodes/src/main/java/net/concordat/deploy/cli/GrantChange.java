// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What becomes of a grant that was offered; the same for each of it. */
final class GrantChange {
  @Mixin private RegistryOptions options;

  @Parameters(paramLabel = "GRANT", description = "Which, by its id.")
  private UUID grant;

  @Mixin private CommandOptions command;

  /**
   * Has it done.
   *
   * @param verb as the registry calls it
   * @param done the same once it is
   */
  int carryOut(String verb, String done) throws Exception {
    return options.show(
        command.perform(
            options.connect(RegistryOptions.DEVELOPER),
            "/api/v1/grants/%s/%s".formatted(grant, verb),
            Map.of()),
        ended -> "%s the grant %s.".formatted(done, grant));
  }
}
