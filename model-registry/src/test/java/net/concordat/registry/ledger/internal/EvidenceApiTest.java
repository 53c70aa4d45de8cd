// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static net.concordat.registry.ledger.internal.LedgerSamples.BANK;
import static net.concordat.registry.ledger.internal.LedgerSamples.OURS;
import static net.concordat.registry.ledger.internal.LedgerSamples.START;
import static net.concordat.registry.ledger.internal.LedgerSamples.header;
import static net.concordat.registry.ledger.internal.LedgerSamples.model;
import static net.concordat.registry.ledger.internal.LedgerSamples.recorded;
import static net.concordat.registry.ledger.internal.LedgerSamples.ref;
import static net.concordat.registry.ledger.internal.LedgerSamples.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import net.concordat.contracts.model.ModelVersionContract;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.evidence.EvidenceContents;
import net.concordat.evidence.EvidenceVerifier;
import net.concordat.registry.ledger.LedgerEvidence;
import net.concordat.registry.ledger.NodeUnavailableException;
import net.corda.core.contracts.AlwaysAcceptAttachmentConstraint;
import net.corda.core.contracts.Command;
import net.corda.core.contracts.PrivacySalt;
import net.corda.core.contracts.StateRef;
import net.corda.core.contracts.TransactionState;
import net.corda.core.crypto.SecureHash;
import net.corda.core.crypto.SignatureMetadata;
import net.corda.core.crypto.TransactionSignature;
import net.corda.core.internal.TransactionUtilsKt;
import net.corda.core.serialization.SerializationAPIKt;
import net.corda.core.serialization.SerializationFactory;
import net.corda.core.transactions.SignedTransaction;
import net.corda.core.transactions.WireTransaction;
import net.corda.nodeapi.internal.rpc.client.AMQPClientSerializationScheme;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Evidence packs over HTTP. What a pack proves is shown where there is a network to make one. */
class EvidenceApiTest extends DatabaseTest {
  private static final String CARD =
      """
      {"details": {"format": "zip"}, "usage": {"intendedUse": "Alerts"}}""";
  private static final String CLASSIFICATION =
      """
      {"materialityTier": "LOW", "tierReason": "small book", "purpose": "fraud",
       "aiActClass": "OUT_OF_SCOPE", "aiActReason": "fraud only"}""";

  @Autowired private MockMvc http;
  @MockitoBean private LedgerEvidence ledger;
  @Autowired private JdbcTemplate tables;

  @BeforeAll
  static void readTransactions() {
    try {
      AMQPClientSerializationScheme.Companion.initialiseSerialization(
          EvidenceApiTest.class.getClassLoader(), Set.of(), Set.of(), new ConcurrentHashMap<>());
    } catch (IllegalStateException already) {
      assertThat(already).hasMessageContaining("SerializationEnv");
    }
  }

  @BeforeEach
  void nothingIsWritten() {
    tables.execute("delete from document_revision");
  }

  private ResultActions ask(String modelId, int number) throws Exception {
    return http.perform(
        get("/api/v1/models/{model}/versions/{version}/evidence", modelId, number)
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + Realm.BANK_A.token("auditor")));
  }

  private static SignedTransaction publishing(ModelVersionState version) {
    WireTransaction tx =
        new WireTransaction(
            TransactionUtilsKt.createComponentGroups(
                List.of(),
                List.of(
                    new TransactionState<>(
                        version,
                        ModelVersionContract.class.getName(),
                        BANK,
                        null,
                        AlwaysAcceptAttachmentConstraint.INSTANCE)),
                List.of(
                    new Command<>(
                        new ModelVersionContract.Commands.Publish(), BANK.getOwningKey())),
                List.of(),
                BANK,
                null,
                List.of(),
                SecureHash.sha256("parameters")),
            new PrivacySalt());
    return new SignedTransaction(
        tx,
        List.of(
            new TransactionSignature(
                new byte[] {1}, BANK.getOwningKey(), new SignatureMetadata(12, 4))));
  }

  private static EvidenceContents contents(ModelVersionState version, SignedTransaction signed) {
    SerializationFactory factory = SerializationFactory.Companion.getDefaultFactory();
    byte[] wire =
        SerializationAPIKt.serialize(signed, factory, factory.getDefaultContext()).getBytes();
    String txId = Facts.hex(signed.getId());
    return new EvidenceContents(
        Facts.hex(OURS),
        BANK.getName().toString(),
        Facts.hex(version.getModelId()),
        version.getVersion(),
        Facts.hex(version.getArtifact().getDigest()),
        List.of(txId),
        new TreeMap<>(Map.of(txId, wire)),
        List.of(),
        List.of());
  }

  private ModelVersionState publish() {
    ModelVersionState version =
        version(
            header(OURS, START, null),
            "card-fraud",
            1,
            null,
            SecureHash.sha256(CARD.getBytes(StandardCharsets.UTF_8)));
    SignedTransaction signed = publishing(version);
    project(
        List.of(
            recorded(model(header(OURS, START, null), "card-fraud", 1), ref(), START),
            recorded(version, new StateRef(signed.getId(), 0), START)));
    when(ledger.of(Facts.hex(version.getModelId()), 1)).thenReturn(contents(version, signed));
    when(ledger.seal(any())).thenReturn(new byte[] {1});
    return version;
  }

  private static Map<String, byte[]> entries(byte[] zip) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    }
    return entries;
  }

  @Test
  void givesWhatTheNodeHoldsAndWhatOtherSubjectsContribute() throws Exception {
    ModelVersionState version = publish();
    String modelId = Facts.hex(version.getModelId());
    String ofModel = "/api/v1/models/" + modelId;
    write("model-developer", "developer", ofModel + "/versions/1/documents/model-card", CARD);
    write("model-approver", "approver", ofModel + "/documents/classification", CLASSIFICATION);
    byte[] pack =
        ask(modelId, 1)
            .andExpect(status().isOk())
            .andExpect(content().contentType("application/zip"))
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    Map<String, byte[]> entries = entries(pack);
    assertThat(entries.keySet())
        .contains("index.json", "seal.json", "lineage.json", "mapping.json", "mapping.md")
        .anyMatch(name -> name.startsWith("transactions/") && name.endsWith(".bin"))
        .contains("documents/model-card-1-%s.json".formatted(sha256(CARD)))
        .contains("others/classification-1-%s.json".formatted(sha256(CLASSIFICATION)));
    assertThat(text(entries, "documents/model-card-1-%s.json".formatted(sha256(CARD))))
        .isEqualTo(CARD);
    assertThat(text(entries, "revisions.json")).contains("\"developer\"", "\"approver\"");
    assertThat(text(entries, "documents.json")).contains("\"field\" : \"/artifact/cardDigest\"");
    assertThat(text(entries, "mapping.json"))
        .contains("\"tier\" : \"LOW\"", "validation.rating: Overall rating")
        .doesNotContain("purpose.intendedUse: ", "testing.stress: ");
    assertThat(text(entries, "index.json"))
        .contains(BANK.getName().toString(), "\"asOf\" : \"" + START + "\"");
    assertThat(ask(modelId, 1).andReturn().getResponse().getContentAsByteArray()).isEqualTo(pack);
    assertThat(EvidenceVerifier.verify(pack).problems())
        .anyMatch(problem -> problem.contains("is the seed of the consortium"));
  }

  private void write(String role, String who, String address, String document) throws Exception {
    http.perform(
            put(address)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + Realm.BANK_A.tokenOf(who, role))
                .header(HttpHeaders.IF_NONE_MATCH, "*")
                .contentType(MediaType.APPLICATION_JSON)
                .content(document))
        .andExpect(status().isCreated());
  }

  private static String sha256(String text) {
    return Facts.hex(SecureHash.sha256(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String text(Map<String, byte[]> entries, String name) {
    return new String(Objects.requireNonNull(entries.get(name), name), StandardCharsets.UTF_8);
  }

  @Test
  void saysThatThereIsMoreThanAPackCanHave() throws Exception {
    String modelId = Facts.hex(publish().getModelId());
    for (int revision = 1; revision <= 540; revision++) {
      tables.update(
          "insert into document_revision (model_id, version_number, kind, revision, digest, content,"
              + " author, written_at) values (?, 1, 'model-card', ?, ?, repeat('x', 500000), 'a',"
              + " current_timestamp)",
          modelId,
          revision,
          "%064x".formatted(revision));
    }
    ask(modelId, 1)
        .andExpect(status().isConflict())
        .andExpect(
            jsonPath("$.detail")
                .value(
                    "There is more evidence of this version than a pack can have: a pack has at most"
                        + " 268435456 bytes; its documents have 270000000 characters."));
  }

  @Test
  void knowsNoEvidenceOfAVersionThatItDoesNotKnow() throws Exception {
    ask("0".repeat(64), 1)
        .andExpect(status().isNotFound())
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
    ask("0".repeat(63), 1).andExpect(status().isBadRequest());
    ask("0".repeat(64), 0).andExpect(status().isBadRequest());
  }

  @Test
  void saysThatTheNodeIsAwayAndWhenToTryAgain() throws Exception {
    ModelVersionState version = publish();
    when(ledger.of(any(), anyInt()))
        .thenThrow(new NodeUnavailableException("away", new IOException()));
    ask(Facts.hex(version.getModelId()), 1)
        .andExpect(status().isServiceUnavailable())
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
  }
}
