// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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
import net.concordat.contracts.frame.ConcordatState;
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
  /** When the first state came to be. */
  public static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

  /** From one version to the next. */
  public static final Duration STEP = Duration.ofMinutes(10);

  /** How many versions a model has. */
  public static final int EACH = 10;

  /** What models are for. */
  public static final List<String> PURPOSES =
      List.of("card-fraud", "credit-risk", "money-laundering", "account-takeover");

  private static final List<String> WORDS =
      List.of(
          "retail",
          "nordic",
          "mortgage",
          "merchant",
          "instant",
          "corporate",
          "savings",
          "travel",
          "online",
          "cheque",
          "leasing",
          "student",
          "premium",
          "transfer",
          "insurance",
          "pension");
  private static final SecureHash CONSORTIUM = SecureHash.sha256("consortium");
  private static final int CHAIN = 8;
  private static final int PAGE = VaultReader.PAGE;

  private final List<Party> members =
      Stream.of("BankA", "BankB", "BankC", "BankD", "BankE").map(SyntheticLedger::party).toList();
  private final Map<String, StateRef> last = new HashMap<>();
  private final Map<Party, AliasRegisterState> registers = new HashMap<>();
  private final List<RecordedState> page = new ArrayList<>();
  private final Consumer<List<RecordedState>> reader;
  private long states;

  private SyntheticLedger(Consumer<List<RecordedState>> reader) {
    this.reader = reader;
  }

  /**
   * Has a registry read such a ledger in pages, as it reads a vault.
   *
   * @return how many states there were and how long projecting them took
   */
  public static Filled fill(Projector projector, int versions) {
    long[] nanos = new long[1];
    SyntheticLedger ledger =
        new SyntheticLedger(
            page -> {
              long begin = System.nanoTime();
              projector.project(page, Facts.hex(CONSORTIUM));
              nanos[0] += System.nanoTime() - begin;
            });
    for (int version = 0; version < versions; version++) {
      ledger.version(version);
    }
    ledger.turn();
    return new Filled(ledger.states, Duration.ofNanos(nanos[0]));
  }

  /** What was read, and how long that took. */
  public record Filled(long states, Duration took) {}

  /** The id of a model, as a registry writes it. */
  public static String modelId(int model) {
    return Facts.hex(id(model));
  }

  /** The name of a model. */
  public static String name(int model) {
    return "%s %s %06d".formatted(word(model), word(model / WORDS.size()), model);
  }

  /** A word of some models' names. */
  public static String word(int which) {
    return WORDS.get(which % WORDS.size());
  }

  /** The name of a member. */
  public static String member(int which) {
    return "O=Bank" + (char) ('A' + which % 5) + ", L=London, C=GB";
  }

  private static SecureHash id(int model) {
    return SecureHash.sha256("model " + model);
  }

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
    int model = which / EACH;
    int number = which % EACH + 1;
    Instant at = START.plus(STEP.multipliedBy(which));
    Party owner = members.get(model % members.size());
    String purpose = PURPOSES.get(model % PURPOSES.size());
    if (number == 1) {
      registered(model, owner, purpose, 0, at);
    }
    registered(model, owner, purpose, number, at.plusSeconds(1));
    ModelVersionState pending =
        pending(model, number, owner, purpose, header(at.plusSeconds(1), null));
    StateRef published = record(pending, "version " + model + "/" + number);
    Party other = members.get((model + 1) % members.size());
    record(
        new ApprovalState(
            header(at.plusSeconds(2), null),
            published,
            pending.id(),
            owner,
            other,
            Decision.APPROVE,
            null,
            null,
            at.plus(Duration.ofDays(400)),
            SecureHash.sha256("decided " + which)),
        null);
    ModelVersionState approved =
        pending.decided(header(at.plusSeconds(3), published), VersionStatus.APPROVED, List.of());
    StateRef standing = record(approved, "version " + model + "/" + number);
    if (which % 50 == 49) {
      record(
          pending.decided(header(at.plusSeconds(9), standing), VersionStatus.FROZEN, List.of()),
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
    record(
        new RegisteredModelState(
            header(at, last.get(key)), id(model), name(model), owner, purpose, lastVersion),
        key);
  }

  private ModelVersionState pending(
      int model, int number, Party owner, String purpose, StateHeader header) {
    return ModelVersionState.pending(
        header,
        id(model),
        number,
        owner,
        new ArtifactDescription(
            digest(model, number),
            1_000_000,
            SecureHash.sha256("schema"),
            SecureHash.sha256("architecture"),
            SecureHash.sha256("card " + model),
            SecureHash.sha256("manifest")),
        parent(model, number),
        new Provenance(
            "card-transactions",
            SecureHash.sha256("rows " + model),
            SecureHash.sha256("spec " + model),
            "Java 17",
            null,
            null),
        new SharingPolicy(List.of(), List.of(), true, List.of(), terms(purpose)));
  }

  private static UsageTerms terms(String purpose) {
    return new UsageTerms(
        List.of(purpose), true, false, true, START.plus(Duration.ofDays(4_000)), "none", null);
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
        last("version " + model + "/" + number),
        new net.concordat.contracts.model.VersionId(id(model), number, digest(model, number)),
        null);
  }

  private void evaluation(ModelVersionState version, Party owner, Party evaluator, Instant at) {
    Metric metric = new Metric(900_000, 890_000, 910_000);
    record(
        new EvaluationState(
            header(at, null),
            version.id(),
            owner,
            evaluator,
            new Holdout(
                SecureHash.sha256("holdout"),
                50_000,
                LocalDate.of(2023, 1, 1),
                LocalDate.of(2023, 2, 1),
                "by day",
                START),
            1,
            SecureHash.sha256("report"),
            new MetricSummary(metric, metric, metric)),
        null);
  }

  private void grant(ModelVersionState version, Party grantor, Party grantee, Instant at) {
    GrantState offered =
        new GrantState(
            header(at, null),
            uuid("grant " + states),
            version.id(),
            VersionStatus.APPROVED,
            grantor,
            grantee,
            GrantKind.USE,
            terms(version.getPolicy().getTerms().getPurposes().get(0)),
            GrantStatus.OFFERED,
            null);
    StateRef offer = record(offered, null);
    record(offered.withStatus(header(at.plusSeconds(1), offer), GrantStatus.ACTIVE), null);
  }

  /** Adopted and promoted at once; what was champion before stays adopted. */
  private void adoption(
      ModelVersionState version, Party owner, Party member, String purpose, Instant at) {
    UUID id = uuid("adoption " + states);
    record(
        new AdoptionState(
            header(at, null),
            member,
            id,
            version.id(),
            owner,
            purpose,
            null,
            SecureHash.sha256("evidence"),
            at.plus(Duration.ofDays(400)),
            AdoptionStatus.APPROVED),
        null);
    String key = "register " + member.getName();
    StateHeader header = header(at.plusSeconds(1), last.get(key));
    AliasRegisterState before =
        registers.computeIfAbsent(member, bank -> AliasRegisterState.empty(header, bank));
    UUID champion = before.of(purpose).map(alias -> alias.getChampion()).orElse(null);
    AliasRegisterState without = champion == null ? before : before.without(header, champion);
    AliasRegisterState after = without.with(header, purpose, id, AliasPlace.CHAMPION);
    registers.put(member, after);
    record(after, key);
  }

  private static UUID uuid(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  private StateHeader header(Instant at, @Nullable StateRef supersedes) {
    return new StateHeader(
        CONSORTIUM, List.of(), at, uuid("command " + states).toString(), supersedes);
  }

  private StateRef last(String key) {
    StateRef found = last.get(key);
    if (found == null) {
      throw new IllegalStateException("There is no " + key + " yet");
    }
    return found;
  }

  private StateRef record(ConcordatState state, @Nullable String key) {
    StateRef ref = new StateRef(SecureHash.sha256("transaction " + states), 0);
    states++;
    page.add(new RecordedState(Facts.id(ref), state, state.getHeader().getAt()));
    if (key != null) {
      last.put(key, ref);
    }
    if (page.size() == PAGE) {
      turn();
    }
    return ref;
  }

  private void turn() {
    reader.accept(List.copyOf(page));
    page.clear();
  }
}
