// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every endpoint asks for a token of the bank's own realm with a role that may. */
class AccessTest extends DatabaseTest {
  private static final List<String> READERS =
      List.of("model-developer", "model-validator", "model-approver", "auditor", "bank-admin");

  private static final Set<String> PEOPLE =
      Set.of("model-developer", "model-validator", "model-approver");

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
          Map.entry("POST /api/v1/jobs/{id}/result", Set.of("finetune-worker")),
          Map.entry("POST /api/v1/jobs/{id}/failure", Set.of("finetune-worker")),
          Map.entry("POST /api/v1/people/registrations", PEOPLE),
          Map.entry("POST /api/v1/people/registrations/{registrationId}/credential", PEOPLE),
          Map.entry("GET /api/v1/people/registrations", Set.of("bank-admin")),
          Map.entry("POST /api/v1/developments/ballots", Set.of("model-developer")),
          Map.entry("GET /api/v1/proposals/{proposalId}/ballots", PEOPLE));

  /** Bodies that are understood, by address; a role is asked for once they are. */
  private static final Map<String, String> BODIES =
      Map.of(
          "/api/v1/people/registrations/{registrationId}/credential",
          """
          {"response": {"clientDataJSON": "AAAA", "attestationObject": "AAAA"}}
          """,
          "/api/v1/developments/ballots",
          """
          {"artifactDigest": "%s", "developers": ["%s"]}
          """
              .formatted("0".repeat(64), new UUID(0, 1)));

  private static final List<String> ROLES =
      Stream.concat(READERS.stream(), Stream.of("finetune-worker")).toList();

  /** A body that every endpoint understands: it leaves what it does not know. */
  private static final String BODY =
      """
      {"modelId": "%1$s", "version": 1, "recipe": {}, "worker": "w", "token": "t", "progress": 1,
       "artifactDigest": "%1$s", "metrics": {}, "reason": "r", "retryable": true,
       "url": "https://10.0.0.1/", "events": ["version.approved"]}
      """
          .formatted("0".repeat(64));

  @Autowired private MockMvc http;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  private record Endpoint(HttpMethod method, String path, MediaType takes) {
    Set<String> roles() {
      return ONLY_FOR.getOrDefault(method + " " + path, Set.copyOf(READERS));
    }

    boolean isForReaders() {
      return !ONLY_FOR.containsKey(method + " " + path);
    }

    /** Those need whole bodies: {@code CommandAccessTest} tries them. */
    boolean isCommand() {
      return method.equals(HttpMethod.POST)
          && (path.startsWith("/api/v1/commands/") || CommandExamples.isOne(path));
    }

    MockHttpServletRequestBuilder request() {
      return MockMvcRequestBuilders.request(method, example(path))
          .contentType(takes)
          .header("Idempotency-Key", UUID.randomUUID().toString())
          .content(BODIES.getOrDefault(path, takes.equals(MediaType.APPLICATION_JSON) ? BODY : ""));
    }
  }

  private Stream<Endpoint> endpoints() {
    return mappings.getHandlerMethods().keySet().stream()
        .filter(
            mapping ->
                mapping.getPatternValues().stream().anyMatch(path -> path.startsWith("/api/")))
        .flatMap(AccessTest::endpoints);
  }

  private static Stream<Endpoint> endpoints(RequestMappingInfo mapping) {
    MediaType takes =
        mapping.getConsumesCondition().getConsumableMediaTypes().stream()
            .findFirst()
            .orElse(MediaType.APPLICATION_JSON);
    return mapping.getMethodsCondition().getMethods().stream()
        .map(RequestMethod::asHttpMethod)
        .flatMap(
            method ->
                mapping.getPatternValues().stream().map(path -> new Endpoint(method, path, takes)));
  }

  private static URI example(String path) {
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
    if (path.endsWith("/audit")) {
      return "?modelId=" + "0".repeat(64);
    }
    return path.endsWith("/champion") ? "?member=O=BankA,L=London,C=GB&purpose=fraud" : "";
  }

  private int statusOf(Endpoint endpoint, String token) throws Exception {
    return http.perform(endpoint.request().header(HttpHeaders.AUTHORIZATION, "Bearer " + token))
        .andReturn()
        .getResponse()
        .getStatus();
  }

  private void everyEndpointAnswers(String token, int... statuses) throws Exception {
    List<Endpoint> endpoints = endpoints().filter(endpoint -> !endpoint.isCommand()).toList();
    assertThat(endpoints).hasSizeGreaterThan(5);
    for (Endpoint endpoint : endpoints) {
      assertThat(statuses).as("%s", endpoint).contains(statusOf(endpoint, token));
    }
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
