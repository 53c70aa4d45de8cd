// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists models. */
@Command(name = "list", description = "List models by name.", mixinStandardHelpOptions = true)
final class ModelsListCommand implements Callable<Integer> {
  @Mixin private RegistryOptions options;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "",
      description = "Of this name alone.")
  private String name;

  @Option(
      names = "--purpose",
      paramLabel = "PURPOSE",
      defaultValue = "",
      description = "For this purpose alone.")
  private String purpose;

  @Mixin private AsOfOption asOf;

  @Override
  public Integer call() throws Exception {
    return options.show(
        options
            .connect(RegistryOptions.READER)
            .all(
                "/api/v1/models",
                Map.of("name", name, "purpose", purpose, "asOf", asOf.toString())),
        List.of("NAME", "OWNER", "PURPOSE", "VERSIONS", "MODEL"),
        model ->
            List.of(
                model.path("name").asText(),
                Members.organisation(model.path("owner")),
                model.path("purpose").asText(),
                model.path("lastVersion").asText(),
                model.path("modelId").asText()));
  }
}
