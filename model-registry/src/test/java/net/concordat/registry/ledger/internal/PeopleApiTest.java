// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static net.concordat.registry.ledger.internal.LedgerSamples.BANK;
import static net.concordat.registry.ledger.internal.LedgerSamples.OURS;
import static net.concordat.registry.ledger.internal.LedgerSamples.START;
import static net.concordat.registry.ledger.internal.LedgerSamples.header;
import static net.concordat.registry.ledger.internal.LedgerSamples.recorded;
import static net.concordat.registry.ledger.internal.LedgerSamples.ref;
import static net.concordat.registry.ledger.internal.LedgerSamples.version;
import static net.concordat.registry.ledger.internal.PrivateSamples.decision;
import static net.concordat.registry.ledger.internal.PrivateSamples.person;
import static net.concordat.registry.ledger.internal.PrivateSamples.review;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import net.concordat.contracts.approval.ApprovalState;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.decision.Challenge;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.ProposalStatus;
import net.concordat.contracts.decision.ReviewSubject;
import net.concordat.contracts.development.Developer;
import net.concordat.contracts.development.DevelopmentState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.people.ApproverState;
import net.concordat.contracts.people.Assertion;
import net.concordat.contracts.people.Role;
import net.concordat.registry.ledger.LedgerTransaction;
import net.concordat.registry.ledger.ShownDecision;
import net.concordat.registry.ledger.TransactionLog;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.contracts.TransactionState;
import net.corda.core.crypto.SecureHash;
import net.corda.core.utilities.OpaqueBytes;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** People, what they are asked, how they decide, and who reviewed a version. */
class PeopleApiTest extends DatabaseTest {
  private static final UUID VALIDATOR = UUID.fromString("00000000-0000-0000-0000-00000000000a");
  private static final UUID APPROVER = UUID.fromString("00000000-0000-0000-0000-00000000000b");
  private static final String MODEL = Facts.hex(SecureHash.sha256("card-fraud"));
  private static final String VERSION = "/api/v1/models/" + MODEL + "/versions/1";

  @Autowired private MockMvc http;
  @Autowired private TransactionLog transactions;

  private final ModelVersionState reviewed =
      version(header(OURS, START, null), "card-fraud", 1, null);
  private final StateRef reviewedRef = ref();

  private ResultActions ask(String address, Object... values) throws Exception {
    return http.perform(
        get(address, values)
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + Realm.BANK_A.token("auditor")));
  }

  @Test
  void showsWhoMayDecideByPseudonymAndUntilWhen() throws Exception {
    ApproverState enrolled = person(VALIDATOR, Role.MODEL_VALIDATOR);
    StateRef first = ref();
    ApproverState revoked = enrolled.revoked(header(OURS, START.plusSeconds(60), first));
    project(List.of(recorded(enrolled, first, START), recorded(revoked, ref(), START)));

    ask("/api/v1/people")
        .andExpect(jsonPath("$", hasSize(1)))
        .andExpect(jsonPath("$[0].personId").value(VALIDATOR.toString()))
        .andExpect(jsonPath("$[0].roles[0]").value("MODEL_VALIDATOR"))
        .andExpect(jsonPath("$[0].status").value("REVOKED"));
    ask("/api/v1/people?status=ACTIVE").andExpect(jsonPath("$", hasSize(0)));
    ask("/api/v1/people?status=ACTIVE&asOf=2026-03-02T12:00:59Z")
        .andExpect(jsonPath("$", hasSize(1)))
        .andExpect(jsonPath("$[0].until").value("2026-03-02T12:01:00Z"));
    ask("/api/v1/people?status=GONE").andExpect(status().isBadRequest());
  }

  @Test
  void showsWhoseDecisionsMadeAPersonWhatItIs() throws Exception {
    UUID developer = UUID.fromString("00000000-0000-0000-0000-00000000000c");
    ProposalState open = review(reviewed, reviewedRef);
    StateRef openRef = ref();
    SecureHash enrolled = SecureHash.randomSHA256();
    DecisionState first = decision(open, openRef, VALIDATOR, Role.MODEL_VALIDATOR, START);
    StateRef firstRef = ref();
    project(
        List.of(
            recorded(person(VALIDATOR, Role.MODEL_VALIDATOR), ref(), START),
            recorded(first, firstRef, START),
            recorded(
                first.counted(header(OURS, START.plusSeconds(30), firstRef)),
                new StateRef(enrolled, 0),
                START),
            recorded(person(developer, Role.MODEL_DEVELOPER), new StateRef(enrolled, 1), START)));
    ask("/api/v1/people?personId={id}", developer)
        .andExpect(jsonPath("$", hasSize(1)))
        .andExpect(jsonPath("$[0].keyDigest").exists())
        .andExpect(jsonPath("$[0].since").exists())
        .andExpect(jsonPath("$[0].decidedBy", hasSize(1)))
        .andExpect(jsonPath("$[0].decidedBy[0].personId").value(VALIDATOR.toString()))
        .andExpect(jsonPath("$[0].decidedBy[0].role").value("MODEL_VALIDATOR"));
    ask("/api/v1/people?personId={id}", VALIDATOR)
        .andExpect(jsonPath("$[0].decidedBy", hasSize(0)));
  }

  @Test
  void showsWhoDecidedWhenAndInWhichRoleAlsoOnceItIsCarriedOut() throws Exception {
    ProposalState open = review(reviewed, reviewedRef);
    StateRef openRef = ref();
    DecisionState first =
        decision(open, openRef, VALIDATOR, Role.MODEL_VALIDATOR, START.plusSeconds(10));
    DecisionState second =
        decision(open, openRef, APPROVER, Role.MODEL_APPROVER, START.plusSeconds(20));
    StateRef firstRef = ref();
    StateRef secondRef = ref();
    SecureHash concluded = SecureHash.randomSHA256();
    ApprovalState vote =
        ApprovalState.of(
            header(OURS, START.plusSeconds(40), null),
            BANK,
            (ReviewSubject) open.getSubject(),
            concluded);
    project(
        List.of(
            recorded(reviewed, reviewedRef, START),
            recorded(
                open.withStatus(
                    header(OURS, START.plusSeconds(30), openRef), ProposalStatus.ACCEPTED),
                new StateRef(concluded, 0),
                START),
            recorded(open, openRef, START),
            recorded(first, firstRef, START),
            recorded(second, secondRef, START),
            recorded(
                first.counted(header(OURS, START.plusSeconds(30), firstRef)),
                new StateRef(concluded, 1),
                START),
            recorded(
                second.counted(header(OURS, START.plusSeconds(30), secondRef)),
                new StateRef(concluded, 2),
                START),
            recorded(vote, ref(), START)));

    String code =
        Challenge.of(
                new StateAndRef<>(new TransactionState<>(open, BANK), openRef),
                Role.MODEL_APPROVER,
                Decision.APPROVE)
            .code();
    ask("/api/v1/proposals/{id}", open.getProposalId())
        .andExpect(jsonPath("$.proposal.status").value("ACCEPTED"))
        .andExpect(jsonPath("$.proposal.subject.kind").value("Review"))
        .andExpect(jsonPath("$.proposal.subject.conditions").value("for cards alone"))
        .andExpect(jsonPath("$.proposal.codes[*].code", hasItem(code)))
        .andExpect(jsonPath("$.decisions", hasSize(2)))
        .andExpect(jsonPath("$.decisions[0].decidedAt").value("2026-03-02T12:00:10Z"))
        .andExpect(jsonPath("$.decisions[0].decision.personId").value(VALIDATOR.toString()))
        .andExpect(jsonPath("$.decisions[0].decision.counted").value(true))
        .andExpect(jsonPath("$.decisions[1].decision.role").value("MODEL_APPROVER"));
    ask("/api/v1/proposals/{id}?asOf=2026-03-02T12:00:15Z", open.getProposalId())
        .andExpect(jsonPath("$.proposal.status").value("OPEN"))
        .andExpect(jsonPath("$.proposal.codes[*].code", hasItem(code)))
        .andExpect(jsonPath("$.decisions", hasSize(1)))
        .andExpect(jsonPath("$.decisions[0].decision.counted").value(false));
    ask("/api/v1/proposals?status=OPEN").andExpect(jsonPath("$.items", hasSize(0)));
    ask("/api/v1/proposals?modelId={model}&version=1", MODEL)
        .andExpect(jsonPath("$.items", hasSize(1)));
    ask("/api/v1/proposals/{id}", APPROVER).andExpect(status().isNotFound());

    ask(VERSION + "/reviews")
        .andExpect(jsonPath("$.votes", hasSize(1)))
        .andExpect(jsonPath("$.votes[0].vote.decision").value("APPROVE"))
        .andExpect(jsonPath("$.votes[0].decidedBy", hasSize(2)))
        .andExpect(jsonPath("$.votes[0].decidedBy[1].decidedAt").value("2026-03-02T12:00:20Z"))
        .andExpect(jsonPath("$.questions", hasSize(1)));
    ask(VERSION + "/reviews?asOf=2026-03-02T12:00:05Z")
        .andExpect(jsonPath("$.votes", hasSize(0)))
        .andExpect(jsonPath("$.questions[0].decisions", hasSize(0)));
    ask("/api/v1/models/{model}/versions/2/reviews", MODEL).andExpect(status().isNotFound());
  }

  @Test
  void showsWhoOfAnotherBankDecidedAsItsVoteShows() throws Exception {
    ProposalState asked = review(reviewed, reviewedRef);
    StateRef askedRef = ref();
    ApprovalState vote =
        ApprovalState.of(
            header(OURS, START.plusSeconds(40), null),
            BANK,
            (ReviewSubject) asked.getSubject(),
            SecureHash.randomSHA256());
    StateRef voteRef = ref();
    project(List.of(recorded(reviewed, reviewedRef, START), recorded(vote, voteRef, START)));
    transactions.record(
        List.of(
            new LedgerTransaction(
                Facts.hex(voteRef.getTxhash()),
                "ApprovalContract.Decide",
                START.plusSeconds(40),
                List.of(),
                List.of(),
                List.of(),
                List.of("ApprovalState"),
                Stream.of(Role.MODEL_VALIDATOR, Role.MODEL_APPROVER)
                    .map(role -> decision(asked, askedRef, VALIDATOR, role, START.plusSeconds(30)))
                    .map(
                        shown ->
                            new ShownDecision(START.plusSeconds(30), PeopleFacts.decision(shown)))
                    .toList())));

    ask(VERSION + "/reviews")
        .andExpect(jsonPath("$.questions", hasSize(0)))
        .andExpect(jsonPath("$.votes[0].decidedBy", hasSize(2)))
        .andExpect(jsonPath("$.votes[0].decidedBy[0].personId").value(VALIDATOR.toString()))
        .andExpect(jsonPath("$.votes[0].decidedBy[1].role").value("MODEL_APPROVER"))
        .andExpect(jsonPath("$.votes[0].decidedBy[1].decidedAt").value("2026-03-02T12:00:30Z"));
  }

  @Test
  void namesTheDevelopersOfAVersionWhoAreEnrolledAndTheOthersByDigest() throws Exception {
    OpaqueBytes salt = new OpaqueBytes(new byte[DevelopmentState.SALT]);
    OpaqueBytes bytes = new OpaqueBytes(new byte[] {1});
    Assertion assertion = new Assertion(bytes, bytes, bytes);
    DevelopmentState development =
        new DevelopmentState(
            header(OURS, START, null),
            BANK,
            reviewed.getArtifact().getDigest(),
            salt,
            List.of(
                new Developer(Developer.digestOf(salt, VALIDATOR), assertion),
                new Developer(Developer.digestOf(salt, APPROVER), assertion)));
    project(
        List.of(
            recorded(reviewed, reviewedRef, START),
            recorded(person(VALIDATOR, Role.MODEL_DEVELOPER), ref(), START),
            recorded(development, ref(), START)));

    ask(VERSION + "/developers")
        .andExpect(jsonPath("$[0].developers", hasSize(2)))
        .andExpect(jsonPath("$[0].developers[0].personId").value(VALIDATOR.toString()))
        .andExpect(jsonPath("$[0].developers[1].personId").doesNotExist())
        .andExpect(
            jsonPath("$[0].developers[1].personDigest")
                .value(Facts.hex(Developer.digestOf(salt, APPROVER))));
    ask(VERSION + "/provenance")
        .andExpect(jsonPath("$.developers[0].developers", hasSize(2)))
        .andExpect(jsonPath("$.declared.dataDomain").value("card-transactions"));
  }
}
