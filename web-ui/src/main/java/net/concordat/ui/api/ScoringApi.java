// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.concordat.ui.UiProperties;
import net.concordat.ui.api.RegistryHttp.Request;
import net.concordat.ui.security.TokenSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/**
 * The bank's scoring service, asked as the person for whom this thread works. What it refuses is a
 * {@link RegistryException}, whose sentence is the service's own.
 */
@Component
public final class ScoringApi {
  private static final int FORBIDDEN = 403;

  private final @Nullable RegistryHttp http;
  private final TypeFactory types;

  ScoringApi(UiProperties properties, TokenSource tokens, ObjectMapper json) {
    URI scoring = properties.scoring();
    http = scoring == null ? null : new RegistryHttp(scoring, "/", properties, tokens, json);
    types = json.getTypeFactory();
  }

  /** Whether these pages know of one. */
  public boolean isThere() {
    return http != null;
  }

  /** A decision in full. */
  public ScoredDecision decision(UUID id) {
    return ask(HttpMethod.GET, ScoredDecision.class, null, "decisions/{id}", id);
  }

  /** What shows that a decision is in its batch; nothing as long as that is open. */
  public Optional<JsonNode> proof(UUID id) {
    try {
      return Optional.of(ask(HttpMethod.GET, JsonNode.class, null, "decisions/{id}/proof", id));
    } catch (RegistryException e) {
      if (e.isConflict()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * Records that the person decides otherwise.
   *
   * @param decision FLAGGED or PASSED
   * @param reason a code, 1 to 200 characters
   */
  public void override(UUID id, String decision, String reason) {
    Map<String, String> body = Map.of("decision", decision, "reason", reason);
    ask(HttpMethod.POST, JsonNode.class, body, "decisions/{id}/override", id);
  }

  /** What decides now. */
  public ScoringState state() {
    return ask(HttpMethod.GET, ScoringState.class, null, "state");
  }

  /** A token that the realm gives and the service does not take is no session that has ended. */
  private <T> T ask(
      HttpMethod method, Class<T> kind, @Nullable Object body, String path, Object... places) {
    if (http == null) {
      throw new IllegalStateException("These pages know no scoring service");
    }
    Request request = new Request(method, http.uri(Map.of(), path, places), http.ownToken());
    try {
      return http.exchange(request, Map.of(), body, types.constructType(kind));
    } catch (RegistryException e) {
      throw e.isSignedOut() ? e.as(FORBIDDEN) : e;
    }
  }
}
