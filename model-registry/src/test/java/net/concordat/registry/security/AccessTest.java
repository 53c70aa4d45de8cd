// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.concordat.registry.command.web.CommandExamples;
import net.concordat.registry.ledger.internal.DatabaseTest;
import net.concordat.registry.ledger.internal.Realm;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every endpoint asks for a token of the bank's own realm with a role that may. */
class AccessTest extends DatabaseTest {
  private static final List<String> READERS =
      List.of("model-developer", "model-validator", "model-approver", "auditor", "bank-admin");

  /** The digest of nothing that is there. */
  private static final String NOTHING = "0".repeat(64);

  private static final Set<String> PEOPLE =
      Set.of("model-developer", "model-validator", "model-approver");

  private static final Set<String> SCORING =
      Stream.concat(READERS.stream(), Stream.of("scoring-service")).collect(Collectors.toSet());

  /** Endpoints that are not for everybody who reads, with those whom they are for. */
  private static final Map<String, Set<String>> ONLY_FOR =
      Map.ofEntries(
          Map.entry("POST /api/v1/artifacts", Set.of("model-developer")),
          Map.entry("GET /api/v1/artifacts/{digest}", Set.of("model-developer", "model-validator")),
          Map.entry(
              "HEAD /api/v1/artifacts/{digest}", Set.of("model-developer", "model-validator")),
          Map.entry(
              "PUT /api/v1/models/{modelId}/documents/{kind}",
              Set.of("model-approver", "bank-admin")),
          Map.entry(
              "PUT /api/v1/models/{modelId}/versions/{version}/documents/{kind}",
              Set.of("model-developer")),
          Map.entry(
              "PATCH /api/v1/models/{modelId}/versions/{version}/documents/validation-report/findings"
                  + "/{findingId}",
              Set.of("model-validator")),
          Map.entry(
              "PUT /api/v1/models/{modelId}/versions/{version}/evaluation-reports/{digest}",
              Set.of("model-developer", "model-validator")),
          Map.entry("PUT /api/v1/models/{modelId}/versions/{version}/comments/{commentId}", PEOPLE),
          Map.entry("GET /api/v1/webhooks", Set.of("bank-admin")),
          Map.entry("POST /api/v1/webhooks", Set.of("bank-admin")),
          Map.entry("GET /api/v1/webhooks/{id}", Set.of("bank-admin")),
          Map.entry("DELETE /api/v1/webhooks/{id}", Set.of("bank-admin")),
          Map.entry("GET /api/v1/webhooks/{id}/deliveries", Set.of("bank-admin")),
          Map.entry(
              "POST /api/v1/webhooks/{id}/deliveries/{delivery}/attempts", Set.of("bank-admin")),
          Map.entry("POST /api/v1/jobs", Set.of("model-developer")),
          Map.entry("POST /api/v1/jobs/{id}/cancellation", Set.of("model-developer", "bank-admin")),
          Map.entry("POST /api/v1/jobs/leases", Set.of("finetune-worker")),
          Map.entry("PUT /api/v1/jobs/{id}/lease", Set.of("finetune-worker")),
          Map.entry("GET /api/v1/jobs/{id}/base", Set.of("finetune-worker")),
          Map.entry("GET /api/v1/jobs/{id}/inputs/{digest}", Set.of("finetune-worker")),
          Map.entry("PUT /api/v1/federations/{federationId}/part", Set.of("model-developer")),
          Map.entry("PUT /api/v1/jobs/{id}/artifacts/{digest}", Set.of("finetune-worker")),
          Map.entry("PUT /api/v1/jobs/{id}/evaluation-reports/{digest}", Set.of("finetune-worker")),
          Map.entry("POST /api/v1/jobs/{id}/result", Set.of("finetune-worker")),
          Map.entry("POST /api/v1/jobs/{id}/failure", Set.of("finetune-worker")),
          Map.entry("GET /api/v1/serving", Set.of("scoring-service", "auditor")),
          Map.entry("GET /api/v1/serving/artifacts/{digest}", Set.of("scoring-service")),
          Map.entry("GET /api/v1/scoring/logs", SCORING),
          Map.entry("GET /api/v1/scoring/logs/{logId}/batches", SCORING),
          Map.entry("GET /api/v1/scoring/logs/{logId}/batches/{index}", SCORING),
          Map.entry("PUT /api/v1/monitoring/windows", Set.of("scoring-service")),
          Map.entry("GET /api/v1/monitoring/windows", SCORING),
          Map.entry("GET /api/v1/monitoring/alarms", SCORING),
          Map.entry("GET /api/v1/monitoring/plan", SCORING),
          Map.entry(
              "POST /api/v1/monitoring/alarms/{id}/closure",
              Set.of("model-validator", "model-approver")),
          Map.entry("POST /api/v1/people/registrations", PEOPLE),
          Map.entry("POST /api/v1/people/registrations/{registrationId}/credential", PEOPLE),
          Map.entry("POST /api/v1/developments/ballots", Set.of("model-developer")),
          Map.entry("GET /api/v1/proposals/{proposalId}/ballots", PEOPLE));

  /**
   * Bodies that are understood, a browser's with all that is in them; a role is asked for once they
   * are.
   */
  private static final Map<String, String> BODIES =
      Map.ofEntries(
          Map.entry(
              "PUT /api/v1/models/{modelId}/versions/{version}/comments/{commentId}",
              """
          {"text": "Well done"}
          """),
          Map.entry(
              "PUT /api/v1/monitoring/windows",
              """
          {"modelId": "%s", "version": 1, "adoptionId": "%s", "purpose": "fraud",
           "place": "CHAMPION", "from": "2026-03-02T00:00:00Z", "to": "2026-03-03T00:00:00Z",
           "closedAt": "2026-03-03T00:01:00Z", "decisions": 1, "flagged": 0, "overridden": 0,
           "reference": {"origin": "FILE", "decisions": 1}, "features": []}
          """
                  .formatted(NOTHING, new UUID(0, 1))),
          Map.entry(
              "POST /api/v1/monitoring/alarms/{id}/closure",
              """
          {"note": "A holiday"}
          """),
          Map.entry(
              "POST /api/v1/people/registrations/{registrationId}/credential",
              """
          {"id": "AAAA", "rawId": "AAAA", "type": "public-key", "clientExtensionResults": {},
           "response": {"clientDataJSON": "AAAA", "attestationObject": "AAAA",
                        "transports": ["internal"]}}
          """),
          Map.entry(
              "POST /api/v1/developments/ballots",
              """
          {"artifactDigest": "%s", "developers": ["%s"]}
          """
                  .formatted(NOTHING, new UUID(0, 1))),
          Map.entry(
              "PUT /api/v1/federations/{federationId}/part",
              """
          {"spec": "{}", "rows": {"data": "rows.csv"}}
          """),
          Map.entry(
              "POST /api/v1/webhooks",
              """
          {"url": "https://10.0.0.1/", "events": ["version.approved"]}
          """),
          Map.entry(
              "POST /api/v1/jobs",
              """
          {"modelId": "%s", "version": 1, "recipe": {}}
          """
                  .formatted(NOTHING)),
          Map.entry(
              "POST /api/v1/jobs/leases",
              """
          {"worker": "w"}
          """),
          Map.entry(
              "PUT /api/v1/jobs/{id}/lease",
              """
          {"token": "t", "progress": 1}
          """),
          Map.entry(
              "POST /api/v1/jobs/{id}/result",
              """
          {"token": "t", "artifactDigest": "%s", "metrics": {}}
          """
                  .formatted(NOTHING)),
          Map.entry(
              "POST /api/v1/jobs/{id}/failure",
              """
          {"token": "t", "reason": "r", "retryable": true}
          """),
          Map.entry(
              "POST /api/v1/commands/{id}/attempts",
              """
          {"attempt": 2}
          """));

  private static final List<String> ROLES =
      Stream.concat(READERS.stream(), Stream.of("finetune-worker", "scoring-service")).toList();

  @Autowired private MockMvc http;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  private record Endpoint(HttpMethod method, String path, MediaType takes, boolean hasBody) {
    @Override
    public String toString() {
      return method + " " + path;
    }

    Set<String> roles() {
      return ONLY_FOR.getOrDefault(toString(), Set.copyOf(READERS));
    }

    boolean isForReaders() {
      return !ONLY_FOR.containsKey(toString());
    }

    /** Which role may give it depends on which it is: {@code CommandAccessTest} tries them. */
    boolean isCommand() {
      return method.equals(HttpMethod.POST)
          && (path.startsWith("/api/v1/commands/") || CommandExamples.isOne(path));
    }

    String body() {
      return method.equals(HttpMethod.POST) && CommandExamples.isOne(path)
          ? CommandExamples.body(path)
          : BODIES.getOrDefault(toString(), takes.equals(MediaType.APPLICATION_JSON) ? "{}" : "");
    }

    MockHttpServletRequestBuilder request() {
      return MockMvcRequestBuilders.request(method, example(path))
          .contentType(takes)
          .header("Idempotency-Key", UUID.randomUUID().toString())
          .content(body());
    }
  }

  private Stream<Endpoint> endpoints() {
    return mappings.getHandlerMethods().entrySet().stream()
        .flatMap(mapped -> endpoints(mapped.getKey(), mapped.getValue()))
        .filter(endpoint -> endpoint.path().startsWith("/api/"));
  }

  private static Stream<Endpoint> endpoints(RequestMappingInfo mapping, HandlerMethod handler) {
    MediaType takes =
        mapping.getConsumesCondition().getConsumableMediaTypes().stream()
            .findFirst()
            .orElse(MediaType.APPLICATION_JSON);
    boolean hasBody =
        Arrays.stream(handler.getMethodParameters())
            .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
    return mapping.getMethodsCondition().getMethods().stream()
        .map(RequestMethod::asHttpMethod)
        .flatMap(
            method ->
                mapping.getPatternValues().stream()
                    .map(path -> new Endpoint(method, path, takes, hasBody)));
  }

  /** An address of nothing that is there. */
  static URI example(String path) {
    return URI.create(
        CommandExamples.filled(path.replace("{findingId}", "F-1"))
                .replace("{kind}", path.contains("{version}") ? "model-card" : "classification")
                .replace("{revision}", "1")
                .replace("{code}", "0000-0000-0000")
                .replace("{delivery}", new UUID(0, 0).toString())
            + query(path));
  }

  private static String query(String path) {
    if (path.startsWith("/api/2.0/")) {
      return "?name=none&version=1&alias=champion";
    }
    if (path.equals("/api/v1/completeness")) {
      return "?versions=" + NOTHING + "/1";
    }
    if (path.endsWith("/audit")) {
      return "?modelId=" + "0".repeat(64);
    }
    if (path.endsWith("/monitoring/plan")) {
      return "?modelId=" + NOTHING + "&version=1";
    }
    return path.endsWith("/champion") ? "?member=O=BankA,L=London,C=GB&purpose=fraud" : "";
  }

  private int statusOf(Endpoint endpoint, String token) throws Exception {
    return http.perform(endpoint.request().header(HttpHeaders.AUTHORIZATION, "Bearer " + token))
        .andReturn()
        .getResponse()
        .getStatus();
  }

  private void everyEndpointAnswers(String token, int status) throws Exception {
    List<Endpoint> endpoints = endpoints().toList();
    assertThat(endpoints).hasSizeGreaterThan(60);
    for (Endpoint endpoint : endpoints) {
      assertThat(statusOf(endpoint, token)).as("%s", endpoint).isEqualTo(status);
    }
  }

  @Test
  void everyEndpointThatTakesABodyOrChangesSomethingIsListedHere() {
    assertThat(endpoints().filter(endpoint -> endpoint.hasBody() && !endpoint.isCommand()))
        .extracting(Endpoint::toString)
        .isSubsetOf(BODIES.keySet());
    assertThat(endpoints().filter(endpoint -> !endpoint.method().equals(HttpMethod.GET)))
        .filteredOn(endpoint -> !endpoint.isCommand())
        .extracting(Endpoint::toString)
        .isSubsetOf(ONLY_FOR.keySet());
    assertThat(endpoints().map(Endpoint::toString))
        .containsAll(ONLY_FOR.keySet())
        .containsAll(BODIES.keySet());
  }

  @Test
  void nobodyWithoutAToken() throws Exception {
    for (Endpoint endpoint : endpoints().toList()) {
      http.perform(endpoint.request()).andExpect(status().isUnauthorized());
    }
  }

  @Test
  void nobodyWithoutARole() throws Exception {
    everyEndpointAnswers(Realm.BANK_A.token(), 403);
    everyEndpointAnswers(Realm.BANK_A.token("offline_access", "uma_authorization"), 403);
  }

  @Test
  void nobodyWithATokenForSomethingElse() throws Exception {
    everyEndpointAnswers(Realm.BANK_A.token("account", Duration.ofMinutes(5), "auditor"), 401);
  }

  @Test
  void nobodyWithATokenThatHasExpired() throws Exception {
    everyEndpointAnswers(
        Realm.BANK_A.token(Realm.AUDIENCE, Duration.ofMinutes(-5), "auditor"), 401);
  }

  @Test
  void nobodyOfAnotherBank() throws Exception {
    everyEndpointAnswers(Realm.BANK_B.token("auditor"), 401);
  }

  @Test
  void everybodyWithARoleMayReadAndDoWhatIsForTheRole() throws Exception {
    for (String role : ROLES) {
      String token = Realm.BANK_A.token(role);
      for (Endpoint endpoint : endpoints().filter(any -> !any.isCommand()).toList()) {
        int status = statusOf(endpoint, token);
        if (!endpoint.roles().contains(role)) {
          assertThat(status).as("%s as %s", endpoint, role).isEqualTo(403);
        } else if (endpoint.isForReaders()) {
          assertThat(status).as("%s as %s", endpoint, role).isIn(200, 404);
        } else {
          assertThat(status).as("%s as %s", endpoint, role).isLessThan(500).isNotIn(401, 403);
        }
      }
    }
  }
}
