// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static net.concordat.registry.ledger.internal.LedgerSamples.BANK;
import static net.concordat.registry.ledger.internal.LedgerSamples.OURS;
import static net.concordat.registry.ledger.internal.LedgerSamples.START;
import static net.concordat.registry.ledger.internal.LedgerSamples.header;
import static net.concordat.registry.ledger.internal.LedgerSamples.party;
import static net.concordat.registry.ledger.internal.LedgerSamples.recorded;
import static net.concordat.registry.ledger.internal.LedgerSamples.ref;
import static net.concordat.registry.ledger.internal.LedgerSamples.version;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.approval.ApprovalState;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.consortium.MemberStatus;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.ProposalStatus;
import net.concordat.contracts.decision.ReviewSubject;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.VersionStatus;
import net.concordat.contracts.people.Role;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.contracts.sharing.GrantStatus;
import net.concordat.contracts.sharing.UsageTerms;
import net.concordat.registry.passkey.internal.HolderRow;
import net.concordat.registry.passkey.internal.HolderRows;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;

/** A version that awaits its review, two people of the bank whose registry it is, another bank. */
abstract class PendingVersionTest extends DatabaseTest {
  static final UUID NINA = new UUID(0, 7);
  static final UUID OTTO = new UUID(0, 8);
  static final Party OTHER = party("BankB", "New York", "US");
  static final String MODEL = Facts.hex(SecureHash.sha256("card-fraud"));

  @Autowired MockMvc http;
  @Autowired JdbcTemplate tables;
  @Autowired HolderRows holders;
  @Autowired TestTime.Standing clock;

  final ModelVersionState pending = version(header(OURS, START, null), "card-fraud", 1, null);
  final StateRef pendingRef = ref();

  @BeforeEach
  final void knowTwoPeople() {
    tables.execute("delete from passkey_holder");
    tables.execute("delete from own_party");
    holders.saveAndFlush(new HolderRow("nina", NINA));
    holders.saveAndFlush(new HolderRow("otto", OTTO));
  }

  final void isAt(Party own) {
    tables.update("insert into own_party values (?)", own.getName().toString());
  }

  /** What somebody is answered. */
  final JsonNode read(String address, String subject, String... roles) throws Exception {
    return new ObjectMapper()
        .readTree(
            http.perform(
                    get(address)
                        .header(
                            HttpHeaders.AUTHORIZATION,
                            "Bearer " + Realm.BANK_A.tokenOf(subject, roles)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
  }

  final ReviewSubject review() {
    return new ReviewSubject(
        pendingRef,
        pending.id(),
        BANK,
        Decision.APPROVE,
        null,
        null,
        clock.instant().plus(Duration.ofDays(2)));
  }

  /** What the bank's people are asked. */
  final ProposalState asked(Duration until) {
    return new ProposalState(
        header(OURS, START, null),
        BANK,
        UUID.randomUUID(),
        review(),
        List.of(Role.MODEL_VALIDATOR, Role.MODEL_APPROVER),
        clock.instant().plus(until),
        ProposalStatus.OPEN);
  }

  /** The other bank's, to review it. */
  final GrantState grant(UUID id, GrantStatus status) {
    UsageTerms terms = pending.getPolicy().getTerms();
    return new GrantState(
        header(OURS, START, null),
        id,
        pending.id(),
        VersionStatus.PENDING_APPROVAL,
        BANK,
        OTHER,
        GrantKind.REVIEW,
        new UsageTerms(
            terms.getPurposes(),
            true,
            false,
            true,
            clock.instant().plus(Duration.ofDays(1)),
            "none",
            null),
        status,
        null);
  }

  /** A consortium of both banks, in which one vote is enough. */
  final void found() {
    project(
        List.of(
            recorded(
                PrivateSamples.consortium(
                    header(OURS, START, null),
                    1,
                    1,
                    List.of(
                        PrivateSamples.member(BANK, MemberStatus.ACTIVE),
                        PrivateSamples.member(OTHER, MemberStatus.ACTIVE))),
                ref(),
                START)));
  }

  /** The other bank approves. */
  final void vote() {
    project(
        List.of(
            recorded(
                ApprovalState.of(
                    header(OURS, START, null), OTHER, review(), SecureHash.randomSHA256()),
                ref(),
                START)));
  }
}
