// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static net.concordat.registry.ledger.internal.LedgerSamples.OURS;
import static net.concordat.registry.ledger.internal.LedgerSamples.START;
import static net.concordat.registry.ledger.internal.LedgerSamples.header;
import static net.concordat.registry.ledger.internal.LedgerSamples.model;
import static net.concordat.registry.ledger.internal.LedgerSamples.recorded;
import static net.concordat.registry.ledger.internal.LedgerSamples.ref;
import static net.concordat.registry.ledger.internal.LedgerSamples.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.util.ArrayList;
import java.util.List;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.ParentLink;
import net.concordat.contracts.model.VersionStatus;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Models, versions and lineage over HTTP. */
class ModelApiTest extends DatabaseTest {
  @Autowired private MockMvc http;

  private ResultActions ask(String address, Object... values) throws Exception {
    return http.perform(
        get(address, values)
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + Realm.BANK_A.token("auditor")));
  }

  private static String id(String model) {
    return Facts.hex(SecureHash.sha256(model));
  }

  private void publish(String name) {
    project(List.of(recorded(model(header(OURS, START, null), name, 0), ref(), START)));
  }

  @Test
  void listsModelsPageByPageEachOnce() throws Exception {
    for (int i = 0; i < 7; i++) {
      publish("model " + i);
    }
    List<String> seen = new ArrayList<>();
    String cursor = null;
    do {
      String page =
          (cursor == null
                  ? ask("/api/v1/models?limit=3")
                  : ask("/api/v1/models?limit=3&cursor={cursor}", cursor))
              .andExpect(status().isOk())
              .andReturn()
              .getResponse()
              .getContentAsString();
      seen.addAll(JsonPath.<List<String>>read(page, "$.items[*].name"));
      cursor = JsonPath.<List<String>>read(page, "$..nextCursor").stream().findFirst().orElse(null);
    } while (cursor != null);
    assertThat(seen)
        .containsExactly(
            "model 0", "model 1", "model 2", "model 3", "model 4", "model 5", "model 6");
  }

  @Test
  void findsModelsByNameOwnerAndPurpose() throws Exception {
    publish("card-fraud");
    publish("small-business-credit");
    ask("/api/v1/models?name=card-fraud").andExpect(jsonPath("$.items", hasSize(1)));
    ask("/api/v1/models?owner={owner}", "O=BankA, L=London, C=GB")
        .andExpect(jsonPath("$.items", hasSize(2)));
    ask("/api/v1/models?purpose=credit-risk").andExpect(jsonPath("$.items", hasSize(0)));
  }

  @Test
  void showsAVersionAsItStoodAtAnInstant() throws Exception {
    ModelVersionState pending = version(header(OURS, START, null), "card-fraud", 1, null);
    StateRef first = ref();
    ModelVersionState approved =
        pending.decided(
            header(OURS, START.plusSeconds(60), first), VersionStatus.APPROVED, List.of());
    project(List.of(recorded(pending, first, START), recorded(approved, ref(), START)));

    String address = "/api/v1/models/{model}/versions/1";
    ask(address, id("card-fraud")).andExpect(jsonPath("$.status").value("APPROVED"));
    ask(address + "?asOf=2026-03-02T12:00:59Z", id("card-fraud"))
        .andExpect(jsonPath("$.status").value("PENDING_APPROVAL"))
        .andExpect(jsonPath("$.until").value("2026-03-02T12:01:00Z"));
    ask(address + "?asOf=2026-03-02T11:59:59Z", id("card-fraud"))
        .andExpect(status().isNotFound())
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.detail", containsString("as of 2026-03-02T11:59:59Z")));
    ask(address + "/history", id("card-fraud"))
        .andExpect(jsonPath("$[*].status", hasSize(2)))
        .andExpect(jsonPath("$[0].status").value("PENDING_APPROVAL"));
  }

  @Test
  void showsLineageBothWays() throws Exception {
    ModelVersionState first = version(header(OURS, START, null), "first", 1, null);
    StateRef firstRef = ref();
    ModelVersionState second =
        version(
            header(OURS, START, null), "second", 1, new ParentLink(firstRef, first.id(), ref()));
    StateRef secondRef = ref();
    ModelVersionState third =
        version(
            header(OURS, START, null), "third", 1, new ParentLink(secondRef, second.id(), null));
    project(
        List.of(
            recorded(third, ref(), START),
            recorded(second, secondRef, START),
            recorded(first, firstRef, START)));

    ask("/api/v1/models/{model}/versions/1/lineage", id("third"))
        .andExpect(jsonPath("$.ancestors[0].version.modelId").value(id("second")))
        .andExpect(jsonPath("$.ancestors[1].version.modelId").value(id("first")))
        .andExpect(jsonPath("$.children", hasSize(0)));
    ask("/api/v1/models/{model}/versions/1/lineage", id("first"))
        .andExpect(jsonPath("$.ancestors", hasSize(0)))
        .andExpect(jsonPath("$.children[0].version.modelId").value(id("second")));
  }

  @Test
  void refusesWhatItCannotUnderstandAndSaysWhatIsAllowed() throws Exception {
    for (String address :
        List.of(
            "/api/v1/models?limit=0",
            "/api/v1/models?limit=201",
            "/api/v1/models?cursor=nonsense",
            "/api/v1/models?cursor=bnVsbA",
            "/api/v1/models?asOf=yesterday",
            "/api/v1/models/NOT-AN-ID",
            "/api/v1/models/" + "0".repeat(64) + "/versions/0",
            "/api/v1/models/" + "0".repeat(64) + "/versions/first",
            "/api/v1/grants?status=BROKEN",
            "/api/v1/grants?cursor=nonsense",
            "/api/v1/champion?member=BankA")) {
      ask(address)
          .andExpect(status().isBadRequest())
          .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
          .andExpect(jsonPath("$.detail").isNotEmpty())
          .andExpect(jsonPath("$.trace").doesNotExist());
    }
  }
}
