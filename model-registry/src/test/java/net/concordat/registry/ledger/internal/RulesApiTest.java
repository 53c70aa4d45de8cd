// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static net.concordat.registry.ledger.internal.LedgerSamples.BANK;
import static net.concordat.registry.ledger.internal.LedgerSamples.OURS;
import static net.concordat.registry.ledger.internal.LedgerSamples.START;
import static net.concordat.registry.ledger.internal.LedgerSamples.header;
import static net.concordat.registry.ledger.internal.LedgerSamples.recorded;
import static net.concordat.registry.ledger.internal.LedgerSamples.ref;
import static net.concordat.registry.ledger.internal.LedgerSamples.version;
import static net.concordat.registry.ledger.internal.PrivateSamples.BUDGET;
import static net.concordat.registry.ledger.internal.PrivateSamples.MECHANISM;
import static net.concordat.registry.ledger.internal.PrivateSamples.consortium;
import static net.concordat.registry.ledger.internal.PrivateSamples.evaluation;
import static net.concordat.registry.ledger.internal.PrivateSamples.holdout;
import static net.concordat.registry.ledger.internal.PrivateSamples.member;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.List;
import net.concordat.contracts.budget.PrivacyBudgetState;
import net.concordat.contracts.budget.SpendState;
import net.concordat.contracts.consortium.Amendment;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.consortium.MemberStatus;
import net.concordat.contracts.consortium.VoteState;
import net.concordat.contracts.holdout.HoldoutState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.ParentLink;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** The consortium, its budgets, holdouts and evaluations, and how versions were made. */
class RulesApiTest extends DatabaseTest {
  private static final Party OTHER = LedgerSamples.party("BankB", "Paris", "FR");
  private static final String MODEL = Facts.hex(SecureHash.sha256("card-fraud"));

  @Autowired private MockMvc http;

  private ResultActions ask(String address, Object... values) throws Exception {
    return http.perform(
        get(address, values)
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + Realm.BANK_A.token("auditor")));
  }

  private static ConsortiumState founded(long cap) {
    return consortium(
        header(OURS, START, null), 1, cap, List.of(member(BANK, MemberStatus.ACTIVE)));
  }

  @Test
  void showsABudgetWithCapRestAndEverySpend() throws Exception {
    PrivacyBudgetState unspent =
        PrivacyBudgetState.unspent(
            header(OURS, START, null), BANK, BUDGET, 1_000, 1_000_000, 8_000_000);
    StateRef first = ref();
    PrivacyBudgetState spent =
        unspent.after(header(OURS, START.plusSeconds(60), first), MECHANISM.spend());
    SpendState spend =
        SpendState.of(
            header(OURS, START.plusSeconds(60), null),
            unspent,
            SecureHash.sha256("rows"),
            SecureHash.sha256("card-fraud1"),
            MECHANISM,
            ref());
    project(
        List.of(
            recorded(founded(5_000_000), ref(), START),
            recorded(unspent, first, START),
            recorded(spent, ref(), START),
            recorded(spend, ref(), START)));

    int epsilon = Math.toIntExact(spend.getEpsilonMillionths());
    String address = "/api/v1/budgets/card-transactions/CUSTOMER";
    ask(address)
        .andExpect(jsonPath("$.spentEpsilonMillionths").value(epsilon))
        .andExpect(jsonPath("$.capEpsilonMillionths").value(8_000_000))
        .andExpect(jsonPath("$.capInForceMillionths").value(5_000_000))
        .andExpect(jsonPath("$.remainingMillionths").value(5_000_000 - epsilon))
        .andExpect(jsonPath("$.spends", hasSize(1)))
        .andExpect(jsonPath("$.spends[0].mechanism.steps").value(500))
        .andExpect(jsonPath("$.spends[0].epsilonMillionths").value(epsilon));
    ask(address + "?asOf=2026-03-02T12:00:59Z")
        .andExpect(
            jsonPath("$.spentEpsilonMillionths")
                .value(Math.toIntExact(unspent.spentEpsilonMillionths())))
        .andExpect(jsonPath("$.spends", hasSize(0)));
    ask("/api/v1/budgets").andExpect(jsonPath("$", hasSize(1)));
    ask("/api/v1/budgets/card-transactions/ROW").andExpect(status().isNotFound());
    ask("/api/v1/budgets/card-transactions/HOUSEHOLD").andExpect(status().isBadRequest());
  }

  @Test
  void asksWhoseBudgetIsMeantWhereSeveralMembersHaveOne() throws Exception {
    for (Party bank : List.of(BANK, OTHER)) {
      project(
          List.of(
              recorded(
                  PrivacyBudgetState.unspent(
                      header(OURS, START, null), bank, BUDGET, 1_000, 1_000_000, 1_000_000),
                  ref(),
                  START)));
    }

    String address = "/api/v1/budgets/card-transactions/CUSTOMER";
    ask(address).andExpect(status().isBadRequest());
    ask(address + "?member={member}", "O=BankB, L=Paris, C=FR")
        .andExpect(jsonPath("$.member").value("O=BankB, L=Paris, C=FR"))
        .andExpect(jsonPath("$.capInForceMillionths").value(0));
  }

  @Test
  void showsWhoWasAdmittedAndSuspendedWhenAndWhoVoted() throws Exception {
    ConsortiumState founded = founded(1);
    StateRef first = ref();
    StateRef second = ref();
    ConsortiumState admitted =
        consortium(
            header(OURS, START.plusSeconds(60), first),
            2,
            1,
            List.of(member(BANK, MemberStatus.ACTIVE), member(OTHER, MemberStatus.ACTIVE)));
    ConsortiumState suspended =
        consortium(
            header(OURS, START.plusSeconds(120), second),
            3,
            1,
            List.of(member(BANK, MemberStatus.ACTIVE), member(OTHER, MemberStatus.SUSPENDED)));
    VoteState vote =
        new VoteState(
            header(OURS, START.plusSeconds(90), null),
            BANK,
            new Amendment(second, suspended.charter()),
            START.plus(Duration.ofDays(1)));
    project(
        List.of(
            recorded(founded, first, START),
            recorded(admitted, second, START),
            recorded(suspended, ref(), START),
            recorded(vote, ref(), START)));

    ask("/api/v1/consortium")
        .andExpect(jsonPath("$.version").value(3))
        .andExpect(jsonPath("$.charter.members[1].status").value("SUSPENDED"))
        .andExpect(jsonPath("$.charter.approvalThreshold").value(1));
    ask("/api/v1/consortium?asOf=2026-03-02T12:00:00Z")
        .andExpect(jsonPath("$.charter.members", hasSize(1)));
    ask("/api/v1/consortium?asOf=2026-03-02T11:00:00Z").andExpect(status().isNotFound());
    ask("/api/v1/consortium/amendments")
        .andExpect(jsonPath("$", hasSize(3)))
        .andExpect(jsonPath("$[0].admitted[0]").value("O=BankA, L=London, C=GB"))
        .andExpect(jsonPath("$[1].admitted[0]").value("O=BankB, L=Paris, C=FR"))
        .andExpect(jsonPath("$[1].at").value("2026-03-02T12:01:00Z"))
        .andExpect(jsonPath("$[2].admitted", hasSize(0)))
        .andExpect(jsonPath("$[2].suspended[0]").value("O=BankB, L=Paris, C=FR"));
    ask("/api/v1/consortium/votes").andExpect(jsonPath("$", hasSize(0)));
    ask("/api/v1/consortium/votes?asOf=2026-03-02T12:01:40Z")
        .andExpect(jsonPath("$", hasSize(1)))
        .andExpect(jsonPath("$[0].next.members[1].status").value("SUSPENDED"));
  }

  @Test
  void showsEachVersionAgainstEachHoldoutAsLastMeasured() throws Exception {
    ModelVersionState one = version(header(OURS, START, null), "card-fraud", 1, null);
    ModelVersionState two = version(header(OURS, START, null), "card-fraud", 2, null);
    project(
        List.of(
            recorded(one, ref(), START),
            recorded(two, ref(), START),
            recorded(evaluation(OTHER, one, 1, 700_000, START.plusSeconds(1)), ref(), START),
            recorded(evaluation(OTHER, one, 2, 710_000, START.plusSeconds(2)), ref(), START),
            recorded(evaluation(BANK, one, 1, 800_000, START.plusSeconds(3)), ref(), START),
            recorded(evaluation(OTHER, two, 3, 900_000, START.plusSeconds(4)), ref(), START)));

    String others = Facts.hex(SecureHash.sha256("rows of " + OTHER.getName()));
    ask("/api/v1/models/{model}/evaluations", MODEL)
        .andExpect(jsonPath("$.holdouts", hasSize(2)))
        .andExpect(jsonPath("$.holdouts[0].evaluator").value("O=BankB, L=Paris, C=FR"))
        .andExpect(jsonPath("$.versions[0].version").value(2))
        .andExpect(jsonPath("$.versions[0].measured", aMapWithSize(1)))
        .andExpect(
            jsonPath("$.versions[1].measured%s.rocAuc.value".formatted(key(others)))
                .value(710_000));
    ask("/api/v1/models/{model}/evaluations?asOf=2026-03-02T12:00:01Z", MODEL)
        .andExpect(jsonPath("$.versions", hasSize(1)))
        .andExpect(
            jsonPath("$.versions[0].measured%s.rocAuc.value".formatted(key(others)))
                .value(700_000));
  }

  private static String key(String name) {
    return "['" + name + "']";
  }

  @Test
  void showsHoldoutsWithHowOftenTheyWereUsed() throws Exception {
    HoldoutState committed = new HoldoutState(header(OURS, START, null), BANK, holdout("rows"), 0);
    StateRef first = ref();
    project(
        List.of(
            recorded(committed, first, START),
            recorded(
                committed.withNextUse(header(OURS, START.plusSeconds(60), first)), ref(), START)));

    ask("/api/v1/holdouts")
        .andExpect(jsonPath("$[0].uses").value(1))
        .andExpect(jsonPath("$[0].firstDay").value("2026-01-01"));
    ask("/api/v1/holdouts?asOf=2026-03-02T12:00:00Z").andExpect(jsonPath("$[0].uses").value(0));
    ask("/api/v1/holdouts?owner=nobody").andExpect(jsonPath("$", hasSize(0)));
  }

  @Test
  void showsHowAVersionWasMadeBackToTheFirst() throws Exception {
    ModelVersionState first = version(header(OURS, START, null), "first", 1, null);
    StateRef firstRef = ref();
    StateRef grant = ref();
    ModelVersionState second =
        version(
            header(OURS, START, null), "second", 1, new ParentLink(firstRef, first.id(), grant));
    project(List.of(recorded(second, ref(), START), recorded(first, firstRef, START)));

    ask("/api/v1/models/{model}/versions/1/provenance", Facts.hex(SecureHash.sha256("second")))
        .andExpect(jsonPath("$.parentGrant.txId").value(Facts.hex(grant.getTxhash())))
        .andExpect(
            jsonPath("$.parent.version.modelId").value(Facts.hex(SecureHash.sha256("first"))))
        .andExpect(jsonPath("$.parent.parent").doesNotExist());
    ask("/api/v1/models/{model}/versions/9/provenance", MODEL).andExpect(status().isNotFound());
  }
}
