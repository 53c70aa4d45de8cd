// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import net.concordat.registry.ledger.internal.DatabaseTest;
import net.concordat.registry.ledger.internal.Realm;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every endpoint asks for a token of the bank's own realm with a role that may. */
class AccessTest extends DatabaseTest {
  private static final List<String> READERS =
      List.of("model-developer", "model-validator", "model-approver", "auditor", "bank-admin");

  @Autowired private MockMvc http;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  private record Endpoint(HttpMethod method, URI address) {}

  private Stream<Endpoint> endpoints() {
    return mappings.getHandlerMethods().keySet().stream()
        .filter(
            mapping ->
                mapping.getPatternValues().stream().anyMatch(path -> path.startsWith("/api/")))
        .flatMap(AccessTest::endpoints);
  }

  private static Stream<Endpoint> endpoints(RequestMappingInfo mapping) {
    return mapping.getMethodsCondition().getMethods().stream()
        .map(RequestMethod::asHttpMethod)
        .flatMap(
            method ->
                mapping.getPatternValues().stream()
                    .map(path -> new Endpoint(method, example(path))));
  }

  private static URI example(String path) {
    return URI.create(
        path.replace("{modelId}", "0".repeat(64)).replace("{version}", "1")
            + "?member=O=BankA,L=London,C=GB&purpose=fraud");
  }

  private int statusOf(Endpoint endpoint, String token) throws Exception {
    return http.perform(
            request(endpoint.method(), endpoint.address())
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token))
        .andReturn()
        .getResponse()
        .getStatus();
  }

  private void everyEndpointAnswers(String token, int... statuses) throws Exception {
    List<Endpoint> endpoints = endpoints().toList();
    assertThat(endpoints).hasSizeGreaterThan(5);
    for (Endpoint endpoint : endpoints) {
      assertThat(statuses).as("%s", endpoint).contains(statusOf(endpoint, token));
    }
  }

  @Test
  void nobodyWithoutAToken() throws Exception {
    for (Endpoint endpoint : endpoints().toList()) {
      http.perform(request(endpoint.method(), endpoint.address()))
          .andExpect(status().isUnauthorized());
    }
  }

  @Test
  void nobodyWithoutARole() throws Exception {
    everyEndpointAnswers(Realm.BANK_A.token(), 403);
    everyEndpointAnswers(Realm.BANK_A.token("offline_access", "finetune-worker"), 403);
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
  void everybodyWithARoleMayRead() throws Exception {
    for (String role : READERS) {
      everyEndpointAnswers(Realm.BANK_A.token(role), 200, 404);
    }
  }
}
