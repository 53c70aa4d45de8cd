// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.decision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import net.concordat.contracts.adoption.AdoptionState;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.decision.AdoptSubject;
import net.concordat.contracts.decision.ChangePersonSubject;
import net.concordat.contracts.decision.EnrolSubject;
import net.concordat.contracts.decision.PromoteSubject;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.ProposalSubject;
import net.concordat.contracts.decision.ReinstateSubject;
import net.concordat.contracts.decision.ReviewSubject;
import net.concordat.contracts.decision.RevokePersonSubject;
import net.concordat.contracts.decision.RuleSubject;
import net.concordat.contracts.model.RegisteredModelState;
import net.concordat.contracts.model.VersionId;
import net.concordat.contracts.people.Person;
import net.concordat.contracts.people.Role;
import net.corda.core.crypto.SecureHash;
import org.jspecify.annotations.Nullable;

/** What a person signs, in plain English, from the ledger. */
public final class DecisionWords {
  private final ConsortiumState consortium;
  private final Ledger ledger;

  /** What the ledger knows of what a proposal names. */
  public interface Ledger {
    /** A model, in any of its states. */
    Optional<RegisteredModelState> model(SecureHash modelId);

    /** An adoption, in any of its states. */
    Optional<AdoptionState> adoption(UUID adoptionId);
  }

  /**
   * @param consortium as it stands for whoever decides
   */
  public DecisionWords(ConsortiumState consortium, Ledger ledger) {
    this.consortium = consortium;
    this.ledger = ledger;
  }

  /**
   * The whole text of one answer to a proposal.
   *
   * @param code the short code of its challenge
   */
  public String of(ProposalState proposal, Role role, Decision verdict, String code) {
    List<String> lines = new ArrayList<>();
    lines.add(
        (verdict == Decision.APPROVE ? "I approve, as " : "I refuse, as ")
            + role
            + " of "
            + proposal.getMember().getName()
            + ":");
    describe(proposal.getSubject(), lines);
    lines.add(
        "Proposal " + proposal.getProposalId() + ", to be decided by " + proposal.getExpiresAt());
    lines.add(
        "Consortium "
            + consortium.getName()
            + " ("
            + hex(consortium.getHeader().getConsortiumId())
            + ")"
            + (consortium.getRules().isDevelopmentNetwork() ? ", a development network" : ""));
    lines.add("Code " + code);
    return String.join("\n", lines);
  }

  private void describe(ProposalSubject subject, List<String> lines) {
    if (subject instanceof EnrolSubject) {
      EnrolSubject enrol = (EnrolSubject) subject;
      lines.add("Enrol the person " + enrol.getPerson().getPersonId());
      person(enrol.getPerson(), enrol.getWaitSeconds(), lines);
    } else if (subject instanceof ChangePersonSubject) {
      ChangePersonSubject change = (ChangePersonSubject) subject;
      lines.add("Change the person " + change.getPerson().getPersonId());
      person(change.getPerson(), change.getWaitSeconds(), lines);
    } else if (subject instanceof RevokePersonSubject) {
      lines.add("Revoke the person " + ((RevokePersonSubject) subject).getPersonId());
    } else if (subject instanceof RuleSubject) {
      lines.add("Decide by the rule " + ((RuleSubject) subject).getRule());
    } else if (subject instanceof ReviewSubject) {
      review((ReviewSubject) subject, lines);
    } else {
      describeUse(subject, lines);
    }
  }

  private static void person(Person person, long waitSeconds, List<String> lines) {
    lines.add(
        "  with the key " + person.getKey().getAlgorithm() + " " + hex(person.getKey().digest()));
    lines.add("  in the roles " + person.getRoles());
    lines.add("  who may decide " + words(Duration.ofSeconds(waitSeconds)) + " after that");
  }

  private static String words(Duration wait) {
    return wait.getSeconds() % 3_600 == 0
        ? wait.toHours() + " hours"
        : wait.getSeconds() + " seconds";
  }

  private void review(ReviewSubject review, List<String> lines) {
    lines.add("Tell " + review.getOwner().getName() + ": " + review.getDecision());
    version(review.getVersion(), lines);
    terms(review.getConditions(), review.getEvidenceDigest(), lines);
    lines.add("  to be counted by " + review.getExpiresAt());
  }

  private void describeUse(ProposalSubject subject, List<String> lines) {
    if (subject instanceof AdoptSubject) {
      AdoptSubject adopt = (AdoptSubject) subject;
      lines.add("Adopt for " + adopt.getPurpose() + ", until " + adopt.getExpiresAt());
      version(adopt.getVersion(), lines);
      terms(adopt.getConditions(), adopt.getEvidenceDigest(), lines);
    } else if (subject instanceof ReinstateSubject) {
      lines.add("Use again what was suspended");
      adoption(((ReinstateSubject) subject).getAdoptionId(), lines);
    } else if (subject instanceof PromoteSubject) {
      PromoteSubject promote = (PromoteSubject) subject;
      lines.add("Make " + promote.getPlace() + " for " + promote.getPurpose());
      adoption(promote.getAdoptionId(), lines);
    } else {
      throw new IllegalStateException("No words for " + subject.getClass());
    }
  }

  private void adoption(UUID adoptionId, List<String> lines) {
    lines.add("  the adoption " + adoptionId);
    ledger.adoption(adoptionId).ifPresent(found -> version(found.getVersion(), lines));
  }

  private void version(VersionId version, List<String> lines) {
    lines.add("  version " + version.getVersion() + " of the model " + model(version));
    lines.add("  with the artifact " + hex(version.getArtifactDigest()));
  }

  private String model(VersionId version) {
    String id = hex(version.getModelId());
    return ledger
        .model(version.getModelId())
        .map(model -> model.getName() + " of " + model.getOwner().getName() + " (" + id + ")")
        .orElse(id);
  }

  private static void terms(
      @Nullable String conditions, @Nullable SecureHash evidence, List<String> lines) {
    lines.add("  on conditions: " + (conditions == null ? "none" : conditions));
    lines.add("  on the evidence " + (evidence == null ? "none" : hex(evidence)));
  }

  private static String hex(SecureHash digest) {
    return digest.toString().toLowerCase(Locale.ROOT);
  }
}
