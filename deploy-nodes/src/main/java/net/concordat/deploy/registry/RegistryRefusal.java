// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import net.concordat.deploy.DeployException;

/** What a registry does not do, in its own words. */
public final class RegistryRefusal extends DeployException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String rule;
  private final String detail;
  private final String command;
  private final int attempt;

  private RegistryRefusal(int status, JsonNode problem) {
    super(
        "The registry answers with status %d: %s%s"
            .formatted(
                status,
                problem.path("detail").asText("it does not say why."),
                problem.hasNonNull("rule")
                    ? " (%s)".formatted(problem.path("rule").asText())
                    : ""));
    this.status = status;
    this.rule = problem.path("rule").asText("");
    this.detail = problem.path("detail").asText("it does not say why.");
    this.command = problem.path("command").asText("");
    this.attempt = problem.path("attempt").asInt();
  }

  /**
   * A refusal as it was answered.
   *
   * @param status of the answer
   * @param problem the answer's body, a problem of RFC 9457; empty where it is none
   */
  static RegistryRefusal answered(int status, JsonNode problem) {
    return new RegistryRefusal(status, problem);
  }

  /** Why a command that was taken was not done. */
  static RegistryRefusal ended(JsonNode command) {
    ObjectNode problem = command.path("problem").deepCopy();
    problem.put("command", command.path("id").asText());
    problem.put("attempt", command.path("attempt").asInt());
    return answered(problem.path("status").asInt(), problem);
  }

  /** The status of HTTP that goes with it, from 400 to 599. */
  public int status() {
    return status;
  }

  /** The ledger's rule that refused it; empty where none did. */
  public Optional<String> rule() {
    return Optional.of(rule).filter(name -> !name.isEmpty());
  }

  /** What was wrong, in a sentence. */
  public String detail() {
    return detail;
  }

  /** The command that was taken and not done, by its id; empty where none was taken. */
  public String command() {
    return command;
  }

  /** Which attempt of that command it was, from 1. */
  public int attempt() {
    return attempt;
  }
}
