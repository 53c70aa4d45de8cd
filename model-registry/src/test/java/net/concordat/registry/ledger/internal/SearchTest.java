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
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.VersionStatus;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Models and versions by words and by what they are, whichever database they are in. */
abstract class SearchTest extends DatabaseTest {
  private static final String[] WORDS = {"alpha", "beta", "gamma", "delta", "kappa", "2026"};

  @Autowired private MockMvc http;

  private ResultActions ask(String address, Object... values) throws Exception {
    return http.perform(
        get(address, values)
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + Realm.BANK_A.token("auditor")));
  }

  private List<String> found(String path, String address, Object... values) throws Exception {
    List<String> all = new ArrayList<>();
    String cursor = null;
    do {
      String page =
          (cursor == null
                  ? ask(address, values)
                  : ask(
                      address + "&cursor={cursor}",
                      Stream.concat(Arrays.stream(values), Stream.of(cursor)).toArray()))
              .andExpect(status().isOk())
              .andReturn()
              .getResponse()
              .getContentAsString();
      all.addAll(JsonPath.<List<String>>read(page, path));
      cursor = JsonPath.<List<String>>read(page, "$..nextCursor").stream().findFirst().orElse(null);
    } while (cursor != null);
    return all;
  }

  private List<String> models(String query, Object... values) throws Exception {
    return found("$.items[*].name", "/api/v1/models?limit=3&" + query, values);
  }

  private List<String> versions(String query, Object... values) throws Exception {
    return found("$.items[*].modelName", "/api/v1/versions?limit=3&" + query, values);
  }

  private void register(String name) {
    project(List.of(recorded(model(header(OURS, START, null), name, 0), ref(), START)));
  }

  private ModelVersionState publish(String name, long seconds) {
    ModelVersionState published =
        version(header(OURS, START.plusSeconds(seconds), null), name, 1, null);
    project(List.of(recorded(published, ref(), START)));
    return published;
  }

  @Test
  void findsWhatHasAllWordsInWhateverOrderAndCase() throws Exception {
    register("Card fraud, retail");
    register("card-fraud/small business");
    register("Credit risk");

    assertThat(models("q={q}", "FRAUD card")).hasSize(2);
    assertThat(models("q={q}", "card, retail!")).containsExactly("Card fraud, retail");
    assertThat(models("q={q}", "car")).isEmpty();
    assertThat(models("q={q}", "card credit")).isEmpty();
    assertThat(models("q={q}", "banka london")).hasSize(3);
    assertThat(models("q={q}&name={name}", "card", "Credit risk")).isEmpty();
  }

  @Test
  void findsVersionsByTheirModelsNameWhicheverWasReadFirst() throws Exception {
    register("early");
    ModelVersionState first = publish("early", 1);
    publish("late", 2);
    assertThat(versions("q=late")).isEmpty();
    register("late");

    assertThat(versions("q=early")).containsExactly("early");
    assertThat(versions("q=late")).containsExactly("late");
    assertThat(versions("purpose=fraud")).containsExactly("late", "early");
    assertThat(versions("q={digest}", Facts.hex(first.getArtifact().getDigest())))
        .containsExactly("early");
    assertThat(versions("modelId={id}", Facts.hex(SecureHash.sha256("late"))))
        .containsExactly("late");
  }

  @Test
  void findsVersionsByStatusAsOfAnInstant() throws Exception {
    register("card-fraud");
    ModelVersionState pending = version(header(OURS, START, null), "card-fraud", 1, null);
    StateRef first = ref();
    project(
        List.of(
            recorded(pending, first, START),
            recorded(
                pending.decided(
                    header(OURS, START.plusSeconds(60), first), VersionStatus.APPROVED, List.of()),
                ref(),
                START)));

    assertThat(versions("q=card&status=APPROVED")).hasSize(1);
    assertThat(versions("q=card&status=PENDING_APPROVAL")).isEmpty();
    assertThat(versions("q=card&status=PENDING_APPROVAL&asOf=2026-03-02T12:00:59Z")).hasSize(1);
    assertThat(versions("q=card&asOf=2026-03-02T11:59:59Z")).isEmpty();
    assertThat(versions("status=APPROVED&owner={owner}", "O=BankA, L=London, C=GB")).hasSize(1);
    assertThat(versions("q=card&owner=nobody")).isEmpty();
  }

  @Test
  void listsTheNewestFirstPageByPageEachOnceAsAPlainFilterWould() throws Exception {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      StringBuilder name = new StringBuilder("m" + i);
      for (String word : WORDS) {
        if (random.nextBoolean()) {
          name.append(' ').append(word);
        }
      }
      names.add(0, name.toString());
      register(name.toString());
      publish(name.toString(), i);
    }
    for (int i = 0; i < 10; i++) {
      String one = WORDS[random.nextInt(WORDS.length)];
      String other = WORDS[random.nextInt(WORDS.length)];
      List<String> having =
          names.stream()
              .filter(name -> Arrays.asList(name.split(" ")).containsAll(List.of(one, other)))
              .toList();
      assertThat(versions("q={q}", one + " " + other)).as("seed %d", seed).isEqualTo(having);
      assertThat(models("q={q}", one + " " + other))
          .as("seed %d", seed)
          .containsExactlyInAnyOrderElementsOf(having);
    }
    assertThat(versions("purpose=fraud")).as("seed %d", seed).isEqualTo(names);
  }

  @Test
  void refusesWhatHasNoWordsOrTooManyAndCursorsOfOtherLists() throws Exception {
    register("card-fraud");
    ask("/api/v1/models?q={q}", "--- !")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail", containsString("q must have 1 to 10 words")));
    ask("/api/v1/versions?q={q}", "a b c d e f g h i j k").andExpect(status().isBadRequest());
    ask("/api/v1/versions?q={q}", "' & | ! ( :* \\ card").andExpect(status().isOk());
    ask("/api/v1/versions?status=GONE").andExpect(status().isBadRequest());
    for (String cursor : List.of("nonsense", "WyJhIiwiYiIsImMiXQ", "WyJhIiwiYiJd")) {
      ask("/api/v1/versions?cursor={cursor}", cursor).andExpect(status().isBadRequest());
    }
  }
}
