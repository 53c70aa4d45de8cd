// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static net.concordat.registry.ledger.internal.LedgerSamples.BANK;
import static net.concordat.registry.ledger.internal.LedgerSamples.START;
import static net.concordat.registry.ledger.internal.LedgerSamples.recorded;
import static net.concordat.registry.ledger.internal.LedgerSamples.ref;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

import java.util.List;
import java.util.UUID;
import net.concordat.contracts.people.Role;
import net.concordat.registry.passkey.internal.HolderRow;
import net.concordat.registry.passkey.internal.HolderRows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Who is signed in. */
class AccountApiTest extends DatabaseTest {
  private static final UUID NINA = new UUID(0, 7);

  @Autowired private MockMvc http;
  @Autowired private JdbcTemplate tables;
  @Autowired private HolderRows holders;

  @BeforeEach
  void empty() {
    tables.execute("delete from passkey_holder");
    tables.execute("delete from own_party");
  }

  private ResultActions me(String subject, String... roles) throws Exception {
    return http.perform(
        get("/api/v1/me")
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + Realm.BANK_A.tokenOf(subject, roles)));
  }

  @Test
  void saysWhoIsSignedInEvenBeforeItsNodeWasEverReached() throws Exception {
    me("nina", "model-validator", "offline_access", "model-developer")
        .andExpect(jsonPath("$.subject").value("nina"))
        .andExpect(jsonPath("$.roles", contains("model-developer", "model-validator")))
        .andExpect(jsonPath("$.observer").value(false))
        .andExpect(jsonPath("$.passkeys", hasSize(0)))
        .andExpect(jsonPath("$.party").doesNotExist())
        .andExpect(jsonPath("$.personId").doesNotExist())
        .andExpect(jsonPath("$.enrolled").doesNotExist());
  }

  @Test
  void saysAsWhomTheLedgerKnowsAPersonAndNobodyElse() throws Exception {
    tables.update("insert into own_party values (?)", BANK.getName().toString());
    holders.saveAndFlush(new HolderRow("nina", NINA));
    project(
        List.of(
            recorded(PrivateSamples.person(NINA, Role.MODEL_VALIDATOR), ref(), START),
            recorded(PrivateSamples.person(new UUID(0, 8), Role.MODEL_APPROVER), ref(), START)));
    me("nina", "model-validator")
        .andExpect(jsonPath("$.party").value("O=BankA, L=London, C=GB"))
        .andExpect(jsonPath("$.personId").value(NINA.toString()))
        .andExpect(jsonPath("$.enrolled.roles", contains("MODEL_VALIDATOR")))
        .andExpect(jsonPath("$.enrolled.status").value("ACTIVE"));
    me("otto", "model-approver").andExpect(jsonPath("$.enrolled").doesNotExist());
  }
}
