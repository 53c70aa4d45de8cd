// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static net.concordat.registry.ledger.internal.LedgerSamples.BANK;
import static net.concordat.registry.ledger.internal.LedgerSamples.OURS;
import static net.concordat.registry.ledger.internal.LedgerSamples.START;
import static net.concordat.registry.ledger.internal.LedgerSamples.header;
import static net.concordat.registry.ledger.internal.LedgerSamples.recorded;
import static net.concordat.registry.ledger.internal.LedgerSamples.ref;
import static net.concordat.registry.ledger.internal.LedgerSamples.version;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.adoption.AdoptionState;
import net.concordat.contracts.adoption.AdoptionStatus;
import net.concordat.contracts.adoption.Alias;
import net.concordat.contracts.adoption.AliasRegisterState;
import net.concordat.contracts.model.ModelVersionState;
import net.corda.core.crypto.SecureHash;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.util.FileSystemUtils;

/** What the scoring service is told, and which bytes it gets. */
class ServingApiTest extends DatabaseTest {
  private static final UUID CHAMPION = new UUID(1, 1);
  private static final UUID CHALLENGER = new UUID(2, 2);

  /** The samples' versions have the digest of their name and number. */
  private static final byte[] BYTES = "card-fraud1".getBytes(US_ASCII);

  @Autowired private MockMvc http;

  private final ModelVersionState first = version(header(OURS, START, null), "card-fraud", 1, null);
  private final ModelVersionState second =
      version(header(OURS, START.plusSeconds(1), null), "card-fraud", 2, null);

  static AdoptionState adoption(UUID id, ModelVersionState version, AdoptionStatus status) {
    return adoption(id, version, status, "Scoring: threshold 0.5.");
  }

  private static AdoptionState adoption(
      UUID id, ModelVersionState version, AdoptionStatus status, String conditions) {
    return new AdoptionState(
        header(OURS, START.plusSeconds(90), null),
        BANK,
        id,
        version.id(),
        BANK,
        "fraud",
        conditions,
        SecureHash.sha256("evidence"),
        START.plusSeconds(1_000_000),
        status);
  }

  private void serve() {
    project(
        List.of(
            recorded(first, ref(), START),
            recorded(second, ref(), START),
            recorded(adoption(CHAMPION, first, AdoptionStatus.APPROVED), ref(), START),
            recorded(adoption(CHALLENGER, second, AdoptionStatus.SUSPENDED), ref(), START),
            recorded(
                new AliasRegisterState(
                    header(OURS, START.plusSeconds(90), null),
                    BANK,
                    List.of(new Alias("fraud", CHAMPION, List.of(CHALLENGER)))),
                ref(),
                START)));
  }

  private ResultActions ask(String address) throws Exception {
    return http.perform(
        get(address)
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + Realm.BANK_A.token("scoring-service")));
  }

  @Test
  void saysWhatHasAPlaceWhetherItMayBeUsedOrNot() throws Exception {
    ask("/api/v1/serving")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.askedAt").exists())
        .andExpect(jsonPath("$.items", hasSize(0)));
    serve();
    ask("/api/v1/serving")
        .andExpect(jsonPath("$.items", hasSize(2)))
        .andExpect(jsonPath("$.items[0].place").value("CHAMPION"))
        .andExpect(jsonPath("$.items[0].purpose").value("fraud"))
        .andExpect(jsonPath("$.items[0].adoptionId").value(CHAMPION.toString()))
        .andExpect(jsonPath("$.items[0].adoptionStatus").value("APPROVED"))
        .andExpect(jsonPath("$.items[0].versionStatus").value("PENDING_APPROVAL"))
        .andExpect(jsonPath("$.items[0].conditions").value("Scoring: threshold 0.5."))
        .andExpect(jsonPath("$.items[0].version").value(1))
        .andExpect(jsonPath("$.items[1].place").value("CHALLENGER"))
        .andExpect(jsonPath("$.items[1].adoptionStatus").value("SUSPENDED"));
  }

  @Test
  void saysWhatAChampionFallsBackOn() throws Exception {
    String named = Facts.hex(first.id().getModelId()) + "/1";
    project(
        List.of(
            recorded(first, ref(), START),
            recorded(second, ref(), START),
            recorded(adoption(CHALLENGER, first, AdoptionStatus.RETIRED), ref(), START),
            recorded(adoption(new UUID(3, 3), first, AdoptionStatus.APPROVED), ref(), START),
            recorded(
                adoption(
                    CHAMPION,
                    second,
                    AdoptionStatus.SUSPENDED,
                    "Scoring: threshold 0.5; fall-back " + named + "."),
                ref(),
                START),
            recorded(
                new AliasRegisterState(
                    header(OURS, START.plusSeconds(90), null),
                    BANK,
                    List.of(new Alias("fraud", CHAMPION, List.of()))),
                ref(),
                START)));
    ask("/api/v1/serving")
        .andExpect(jsonPath("$.items", hasSize(3)))
        .andExpect(jsonPath("$.items[0].place").value("CHAMPION"))
        .andExpect(jsonPath("$.items[1,2].place", everyItem(is("FALL_BACK"))))
        .andExpect(
            jsonPath(
                "$.items[1,2].adoptionId",
                containsInAnyOrder(CHALLENGER.toString(), new UUID(3, 3).toString())));
  }

  @Test
  void givesTheBytesOfWhatServesAndNoOthers() throws Exception {
    FileSystemUtils.deleteRecursively(ARTIFACTS);
    Files.createDirectories(ARTIFACTS.resolve("parts"));
    http.perform(
            post("/api/v1/artifacts")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .content(BYTES)
                .header(
                    HttpHeaders.AUTHORIZATION, "Bearer " + Realm.BANK_A.token("model-developer")))
        .andExpect(status().isCreated());
    String address = "/api/v1/serving/artifacts/" + Facts.hex(SecureHash.sha256(BYTES));
    ask(address).andExpect(status().isNotFound());
    serve();
    ask(address).andExpect(status().isOk()).andExpect(content().bytes(BYTES));
  }
}
