// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.concordat.scoring.http.JsonHandler.Answer;
import net.concordat.scoring.outcome.Outcome;
import net.concordat.scoring.outcome.Outcomes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where it is told what cases turned out to be. */
final class OutcomeEndpoint {
  private static final Logger LOG = LoggerFactory.getLogger(OutcomeEndpoint.class);
  private static final int MOST = 500;

  private final Outcomes outcomes;

  OutcomeEndpoint(Outcomes outcomes) {
    this.outcomes = outcomes;
  }

  /**
   * @param outcomes 1 to 500, of different decisions
   */
  record Told(@Nullable List<@Nullable One> outcomes) {}

  /** Each is named, so that a label that was forgotten is none that is unknown. */
  record One(
      @JsonProperty(required = true) @Nullable UUID id,
      @JsonProperty(required = true) @Nullable Boolean label,
      @JsonProperty(required = true) @Nullable Instant at) {}

  Answer keep(Caller caller, byte[] body) {
    caller.require(Set.of(Caller.PROGRAM));
    List<Outcome> told = told(Requests.read(body, Told.class));
    try {
      outcomes.keep(caller.name(), told);
    } catch (SQLException e) {
      LOG.error("No outcome can be kept", e);
      throw new Problem(503, "Outcomes cannot be kept now; none of these was.");
    }
    return new Answer(200, Map.of("kept", told.size()));
  }

  private static List<Outcome> told(Told told) {
    List<Outcome> outcomes = new ArrayList<>();
    if (told.outcomes() != null) {
      for (@Nullable One one : told.outcomes()) {
        if (one == null || one.id() == null || one.at() == null) {
          throw new Problem(
              422,
              "Each outcome must have 'id', 'label' and 'at', of which only 'label' may be null.");
        }
        outcomes.add(new Outcome(one.id(), one.label(), one.at()));
      }
    }
    long different = outcomes.stream().map(Outcome::id).distinct().count();
    if (outcomes.isEmpty() || outcomes.size() > MOST || different < outcomes.size()) {
      throw new Problem(
          422,
          "A request must have 1 to %d outcomes of different decisions, but has %d of %d different ones."
              .formatted(MOST, outcomes.size(), different));
    }
    return outcomes;
  }
}
