// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Commands that may have been refused, or have failed, under the same key before: a registry then
 * answers as it did, though what was wrong may be mended by now.
 */
public final class Reattempt {
  private Reattempt() {}

  /**
   * Gives a command and waits for its end; what had ended without success is attempted once more.
   *
   * @param path below the registry's address
   * @param key of the caller's choice
   * @param arguments as JSON; empty for none
   * @param atMost how long; the command goes on after that
   * @return the command, done
   * @throws RegistryRefusal if it is refused, or the node fails with it, now
   */
  public static JsonNode perform(
      RegistryClient registry, String path, String key, Object arguments, Duration atMost)
      throws IOException, InterruptedException {
    List<String> ended = new ArrayList<>();
    for (String status : List.of("REFUSED", "FAILED")) {
      registry
          .all("/api/v1/commands", Map.of("status", status))
          .forEach(command -> ended.add(command.path("id").asText()));
    }
    try {
      return registry.perform(path, key, arguments, atMost);
    } catch (RegistryRefusal refusal) {
      if (!ended.contains(refusal.command())) {
        throw refusal;
      }
      JsonNode again =
          registry.post(
              "/api/v1/commands/%s/attempts".formatted(refusal.command()),
              Map.of("attempt", refusal.attempt() + 1));
      return registry.awaitDone(again, atMost);
    }
  }
}
