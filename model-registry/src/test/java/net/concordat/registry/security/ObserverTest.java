// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Set;
import net.concordat.registry.ledger.internal.DatabaseTest;
import net.concordat.registry.ledger.internal.Realm;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The regulator's registry: it reads, and has no bytes and no commands. */
@TestPropertySource(properties = "concordat.observer=true")
class ObserverTest extends DatabaseTest {
  private static final String EVERY_ROLE =
      "Bearer "
          + Realm.BANK_A.token(
              "model-developer", "model-validator", "model-approver", "auditor", "bank-admin");

  @Autowired private MockMvc http;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  @Test
  void answersQuestionsAndDoesNothingElse() {
    assertThat(mappings.getHandlerMethods().keySet())
        .filteredOn(
            mapping ->
                mapping.getPatternValues().stream().anyMatch(path -> path.startsWith("/api/")))
        .isNotEmpty()
        .allSatisfy(
            mapping ->
                assertThat(mapping.getMethodsCondition().getMethods())
                    .isEqualTo(Set.of(RequestMethod.GET)));
  }

  @Test
  void hasNoArtifacts() throws Exception {
    http.perform(
            get("/api/v1/artifacts/" + "0".repeat(64))
                .header(HttpHeaders.AUTHORIZATION, EVERY_ROLE))
        .andExpect(status().isNotFound());
    http.perform(
            post("/api/v1/artifacts")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .content(new byte[] {1})
                .header(HttpHeaders.AUTHORIZATION, EVERY_ROLE))
        .andExpect(status().isNotFound());
  }
}
