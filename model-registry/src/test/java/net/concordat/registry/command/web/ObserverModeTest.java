// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.command.web;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import net.concordat.registry.ledger.internal.DatabaseTest;
import net.concordat.registry.ledger.internal.Realm;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** The regulator's registry reads. */
@TestPropertySource(properties = "concordat.observer=true")
class ObserverModeTest extends DatabaseTest {
  private static final String BEARER =
      "Bearer "
          + Realm.BANK_A.token(
              "model-developer", "model-validator", "model-approver", "auditor", "bank-admin");

  @Autowired private MockMvc http;

  @Test
  void takesNoCommands() throws Exception {
    for (CommandExamples.Example command : CommandExamples.ALL) {
      http.perform(
              post(URI.create(CommandExamples.filled(command.path())))
                  .header(HttpHeaders.AUTHORIZATION, BEARER)
                  .header("Idempotency-Key", "key")
                  .contentType(MediaType.APPLICATION_JSON)
                  .content(command.body()))
          .andExpect(status().isNotFound());
    }
    http.perform(get("/api/v1/commands").header(HttpHeaders.AUTHORIZATION, BEARER))
        .andExpect(status().isNotFound());
  }

  @Test
  void readsAsAnyOther() throws Exception {
    http.perform(get("/api/v1/models").header(HttpHeaders.AUTHORIZATION, BEARER))
        .andExpect(status().isOk());
  }
}
