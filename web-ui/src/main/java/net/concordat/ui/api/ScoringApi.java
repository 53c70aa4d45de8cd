// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import net.concordat.ui.UiProperties;
import net.concordat.ui.api.RegistryHttp.Request;
import net.concordat.ui.security.TokenSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * The bank's scoring service, asked as the person for whom this thread works. What it refuses is a
 * {@link RegistryException}, whose sentence is the service's own.
 */
@Component
public final class ScoringApi {
  private static final int FORBIDDEN = 403;
  private static final String PROOF = "decisions/{id}/proof";

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
      return Optional.of(ask(HttpMethod.GET, JsonNode.class, null, PROOF, id));
    } catch (RegistryException e) {
      if (e.isConflict()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** The same as a file, as the service gives it. */
  public void proof(UUID id, FileTarget to) {
    RegistryHttp way = way();
    taken(
        () ->
            way.askForFile(
                new Request(HttpMethod.GET, way.uri(Map.of(), PROOF, id), way.ownToken()),
                request ->
                    request.accept(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON),
                answer -> answer.getBody().transferTo(to.open())));
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

  private <T> T ask(
      HttpMethod method, Class<T> kind, @Nullable Object body, String path, Object... places) {
    RegistryHttp way = way();
    Request request = new Request(method, way.uri(Map.of(), path, places), way.ownToken());
    return taken(() -> way.exchange(request, Map.of(), body, types.constructType(kind)));
  }

  private RegistryHttp way() {
    if (http == null) {
      throw new IllegalStateException("These pages know no scoring service");
    }
    return http;
  }

  /** A token that the realm gives and the service does not take is no session that has ended. */
  private static <T> T taken(Supplier<T> asked) {
    try {
      return asked.get();
    } catch (RegistryException e) {
      throw e.isSignedOut() ? e.as(FORBIDDEN) : e;
    }
  }
}
