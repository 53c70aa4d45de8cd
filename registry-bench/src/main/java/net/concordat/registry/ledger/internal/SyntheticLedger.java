// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.concordat.contracts.adoption.AdoptionState;
import net.concordat.contracts.adoption.AdoptionStatus;
import net.concordat.contracts.adoption.AliasPlace;
import net.concordat.contracts.adoption.AliasRegisterState;
import net.concordat.contracts.approval.ApprovalState;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.evaluation.EvaluationState;
import net.concordat.contracts.evaluation.Metric;
import net.concordat.contracts.evaluation.MetricSummary;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.holdout.Holdout;
import net.concordat.contracts.model.ArtifactDescription;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.ParentLink;
import net.concordat.contracts.model.Provenance;
import net.concordat.contracts.model.RegisteredModelState;
import net.concordat.contracts.model.VersionStatus;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.contracts.sharing.GrantStatus;
import net.concordat.contracts.sharing.SharingPolicy;
import net.concordat.contracts.sharing.UsageTerms;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.CordaX500Name;
import net.corda.core.identity.Party;
import org.jspecify.annotations.Nullable;

/**
 * The states of a consortium that worked for years, as a vault gives them: ten versions a model,
 * each published, voted on and approved, some frozen; evaluations, grants, adoptions, promotions,
 * and models made from versions of others.
 */
public final class SyntheticLedger {
  private static final int CHAIN = 8;
  private static final int WAITING = 100;

  private final List<Party> members =
      Stream.of("BankA", "BankB", "BankC", "BankD", "BankE").map(SyntheticLedger::party).toList();
  private final Map<Party, AliasRegisterState> registers = new HashMap<>();
  private final LedgerPages pages;

  private SyntheticLedger(LedgerPages pages) {
    this.pages = pages;
  }

  /**
   * Has a registry read such a ledger in pages, as it reads a vault.
   *
   * @return how many states there were and how long reading them took
   */
  static Filled fill(Consumer<List<RecordedState>> reader, int versions) {
    long[] nanos = new long[1];
    LedgerPages pages =
        new LedgerPages(
            page -> {
              long begin = System.nanoTime();
              reader.accept(page);
              nanos[0] += System.nanoTime() - begin;
            });
    SyntheticLedger ledger = new SyntheticLedger(pages);
    for (int version = 0; version < versions; version++) {
      ledger.version(version);
    }
    pages.end();
    return new Filled(pages.states(), Duration.ofNanos(nanos[0]));
  }

  /** What waits at the end of such a ledger: rules in force, and what is not decided yet. */
  static void fillWaiting(Consumer<List<RecordedState>> reader, int versions, Instant now) {
    LedgerPages pages = LedgerPages.after(versions, reader);
    SyntheticLedger ledger = new SyntheticLedger(pages);
    SyntheticWaiting waiting = new SyntheticWaiting(pages, ledger.members, now);
    waiting.consortium();
    for (int i = 0; i < WAITING; i++) {
      Party owner = ledger.members.get(i % ledger.members.size());
      int model = versions / SyntheticNames.EACH + i;
      Instant at = now.minus(Duration.ofMinutes(WAITING - i));
      String purpose = SyntheticNames.PURPOSES.get(i % SyntheticNames.PURPOSES.size());
      ledger.registered(model, owner, purpose, 0, at);
      ledger.registered(model, owner, purpose, 1, at);
      ModelVersionState pending = ledger.alone(model, owner, purpose, pages.header(at));
      pages.record(pending);
      waiting.around(pending, owner, at);
    }
    pages.end();
  }

  /** What was read, and how long that took. */
  public record Filled(long states, Duration took) {}

  private static Party party(String name) {
    try {
      return new Party(
          new CordaX500Name(name, "London", "GB"),
          KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void version(int which) {
    int model = which / SyntheticNames.EACH;
    int number = which % SyntheticNames.EACH + 1;
    Instant at = SyntheticNames.at(which);
    Party owner = members.get(model % members.size());
    String purpose = SyntheticNames.PURPOSES.get(model % SyntheticNames.PURPOSES.size());
    if (number == 1) {
      registered(model, owner, purpose, 0, at);
    }
    registered(model, owner, purpose, number, at.plusSeconds(1));
    ModelVersionState pending =
        pending(model, number, owner, purpose, pages.header(at.plusSeconds(1)));
    StateRef published = pages.record(pending, "version " + model + "/" + number);
    Party other = members.get((model + 1) % members.size());
    pages.record(
        new ApprovalState(
            pages.header(at.plusSeconds(2)),
            published,
            pending.id(),
            owner,
            other,
            Decision.APPROVE,
            null,
            null,
            at.plus(Duration.ofDays(400)),
            SecureHash.sha256("decided " + which)));
    ModelVersionState approved =
        pending.decided(
            pages.header(at.plusSeconds(3), published), VersionStatus.APPROVED, List.of());
    StateRef standing = pages.record(approved, "version " + model + "/" + number);
    if (which % 50 == 49) {
      pages.record(
          pending.decided(
              pages.header(at.plusSeconds(9), standing), VersionStatus.FROZEN, List.of()),
          "version " + model + "/" + number);
    }
    if (which % 2 == 0) {
      evaluation(approved, owner, other, at.plusSeconds(4));
      grant(approved, owner, other, at.plusSeconds(5));
    }
    if (which % 20 == 10) {
      adoption(approved, owner, other, purpose, at.plusSeconds(7));
    }
  }

  private void registered(int model, Party owner, String purpose, int lastVersion, Instant at) {
    String key = "model " + model;
    pages.record(
        new RegisteredModelState(
            pages.after(key, at),
            SyntheticNames.id(model),
            SyntheticNames.name(model),
            owner,
            purpose,
            lastVersion),
        key);
  }

  private ModelVersionState pending(
      int model, int number, Party owner, String purpose, StateHeader header) {
    return pending(model, number, owner, purpose, header, parent(model, number));
  }

  /** The first version of a model that was made from no other. */
  private ModelVersionState alone(int model, Party owner, String purpose, StateHeader header) {
    return pending(model, 1, owner, purpose, header, null);
  }

  private static ModelVersionState pending(
      int model,
      int number,
      Party owner,
      String purpose,
      StateHeader header,
      @Nullable ParentLink parent) {
    return ModelVersionState.pending(
        header,
        SyntheticNames.id(model),
        number,
        owner,
        new ArtifactDescription(
            digest(model, number),
            1_000_000,
            SecureHash.sha256("schema"),
            SecureHash.sha256("architecture"),
            SecureHash.sha256("card " + model),
            SecureHash.sha256("manifest")),
        parent,
        new Provenance(
            "card-transactions",
            SecureHash.sha256("rows " + model),
            SecureHash.sha256("spec " + model),
            "Java 17",
            null,
            null),
        new SharingPolicy(List.of(), List.of(), true, List.of(), terms(purpose)));
  }

  static UsageTerms terms(String purpose) {
    return new UsageTerms(
        List.of(purpose),
        true,
        false,
        true,
        SyntheticNames.START.plus(Duration.ofDays(4_000)),
        "none",
        null);
  }

  private static SecureHash digest(int model, int number) {
    return SecureHash.sha256("bytes " + model + "/" + number);
  }

  private @Nullable ParentLink parent(int model, int number) {
    if (number > 1) {
      return model % 2 == 0 ? parentLink(model, number - 1) : null;
    }
    return model % CHAIN == 0 ? null : parentLink(model - 1, 3);
  }

  private ParentLink parentLink(int model, int number) {
    return new ParentLink(
        pages.last("version " + model + "/" + number),
        new net.concordat.contracts.model.VersionId(
            SyntheticNames.id(model), number, digest(model, number)),
        null);
  }

  private void evaluation(ModelVersionState version, Party owner, Party evaluator, Instant at) {
    Metric metric = new Metric(900_000, 890_000, 910_000);
    pages.record(
        new EvaluationState(
            pages.header(at),
            version.id(),
            owner,
            evaluator,
            new Holdout(
                SecureHash.sha256("holdout"),
                50_000,
                LocalDate.of(2023, 1, 1),
                LocalDate.of(2023, 2, 1),
                "by day",
                SyntheticNames.START),
            1,
            SecureHash.sha256("report"),
            new MetricSummary(metric, metric, metric)));
  }

  private void grant(ModelVersionState version, Party grantor, Party grantee, Instant at) {
    GrantState offered =
        new GrantState(
            pages.header(at),
            pages.nextId("grant"),
            version.id(),
            VersionStatus.APPROVED,
            grantor,
            grantee,
            GrantKind.USE,
            terms(version.getPolicy().getTerms().getPurposes().get(0)),
            GrantStatus.OFFERED,
            null);
    StateRef offer = pages.record(offered);
    pages.record(offered.withStatus(pages.header(at.plusSeconds(1), offer), GrantStatus.ACTIVE));
  }

  /** Adopted and promoted at once; what was champion before stays adopted. */
  private void adoption(
      ModelVersionState version, Party owner, Party member, String purpose, Instant at) {
    UUID id = pages.nextId("adoption");
    pages.record(
        new AdoptionState(
            pages.header(at),
            member,
            id,
            version.id(),
            owner,
            purpose,
            null,
            SecureHash.sha256("evidence"),
            at.plus(Duration.ofDays(400)),
            AdoptionStatus.APPROVED));
    String key = "register " + member.getName();
    StateHeader header = pages.after(key, at.plusSeconds(1));
    AliasRegisterState before =
        registers.computeIfAbsent(member, bank -> AliasRegisterState.empty(header, bank));
    UUID champion = before.of(purpose).map(alias -> alias.getChampion()).orElse(null);
    AliasRegisterState without = champion == null ? before : before.without(header, champion);
    AliasRegisterState after = without.with(header, purpose, id, AliasPlace.CHAMPION);
    registers.put(member, after);
    pages.record(after, key);
  }
}
