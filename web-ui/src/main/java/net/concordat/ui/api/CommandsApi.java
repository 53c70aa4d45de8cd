// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** What the registry was told to have the node do. */
@Component
public final class CommandsApi {
  private static final String COMMAND = "commands/{id}";

  /** How many commands are looked at to find one. */
  private static final int LATELY = 200;

  private final RegistryClient registry;

  CommandsApi(RegistryClient registry) {
    this.registry = registry;
  }

  /** A command as it stands. */
  public GivenCommand command(UUID id) {
    return registry.get(GivenCommand.class, Map.of(), COMMAND, id);
  }

  /** The same, asked for with somebody's token. */
  public GivenCommand commandAs(String token, String id) {
    return registry.getAs(token, GivenCommand.class, COMMAND, id);
  }

  /** What the node is at, the newest first: the first page. */
  public List<GivenCommand> running() {
    return withStatus("RUNNING");
  }

  /** The newest of the last 200 that stand so and are such, first. */
  public List<GivenCommand> lately(String status, Predicate<GivenCommand> such) {
    return withStatus(status).stream().filter(such).toList();
  }

  private List<GivenCommand> withStatus(String status) {
    return registry
        .page(GivenCommand.class, Map.of("status", status, "limit", LATELY), "commands")
        .items();
  }

  /** Attempts once more what was refused or failed. */
  public GivenCommand again(GivenCommand command) {
    return registry.send(
        HttpMethod.POST,
        GivenCommand.class,
        Map.of(),
        Map.of("attempt", command.attempt() + 1),
        COMMAND + "/attempts",
        command.id());
  }

  /**
   * Ends a delivery; what came of it is kept for the next.
   *
   * @param key chosen once for what the person asked for
   */
  public void cancel(String key, GivenCommand delivery) {
    registry.command(key, Map.of(), COMMAND + "/cancel", delivery.id());
  }
}
