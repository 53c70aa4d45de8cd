// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.concordat.registry.comment.Comment;
import net.concordat.registry.job.JobEnded;
import net.concordat.registry.ledger.AdoptionFact;
import net.concordat.registry.ledger.AliasRegisterFact;
import net.concordat.registry.ledger.ApprovalFact;
import net.concordat.registry.ledger.ConsortiumFact;
import net.concordat.registry.ledger.DecisionFact;
import net.concordat.registry.ledger.DeliveryReceiptFact;
import net.concordat.registry.ledger.EvaluationFact;
import net.concordat.registry.ledger.Fact;
import net.concordat.registry.ledger.GrantFact;
import net.concordat.registry.ledger.LedgerEntry;
import net.concordat.registry.ledger.ModelVersionFact;
import net.concordat.registry.ledger.PersonFact;
import net.concordat.registry.ledger.ProposalFact;
import net.concordat.registry.ledger.SpendFact;
import net.concordat.registry.ledger.VersionKey;
import net.concordat.registry.monitoring.Alarm;
import net.concordat.registry.monitoring.AlarmChanged;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, in few words: by what it can be asked for.
 *
 * @param kind what
 * @param key names it for ever, also after the registry was made anew from its node
 * @param at when, by the ledger where the ledger knows
 * @param data by what it can be asked for
 */
public record Event(EventKind kind, String key, Instant at, Map<String, Object> data) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final Map<Class<?>, EventKind> WHATEVER_IT_SAYS =
      Map.of(
          DeliveryReceiptFact.class, EventKind.DELIVERY_RECEIVED,
          EvaluationFact.class, EventKind.EVALUATION_RECORDED,
          ApprovalFact.class, EventKind.APPROVAL_VOTED,
          AdoptionFact.class, EventKind.ADOPTION_CHANGED,
          AliasRegisterFact.class, EventKind.ALIAS_CHANGED,
          PersonFact.class, EventKind.PERSON_CHANGED,
          SpendFact.class, EventKind.SPEND_RECORDED,
          ConsortiumFact.class, EventKind.CONSORTIUM_CHANGED);

  /** What a state that the node recorded tells; nothing where it is no news. */
  public static Optional<Event> of(LedgerEntry<?> entry) {
    return kind(entry)
        .map(
            kind -> {
              Map<String, Object> data = new TreeMap<>(data(entry.fact()));
              data.put("state", entry.id().toString());
              return new Event(kind, entry.id().toString(), entry.at(), data);
            });
  }

  /** What a job's end tells. */
  public static Event of(JobEnded job) {
    Map<String, Object> data = new TreeMap<>(Map.of("jobId", job.id()));
    String digest = job.artifactDigest();
    if (digest != null) {
      data.put("artifactDigest", digest);
    }
    return new Event(
        switch (job.status()) {
          case DONE -> EventKind.JOB_DONE;
          case CANCELLED -> EventKind.JOB_CANCELLED;
          default -> EventKind.JOB_FAILED;
        },
        "job " + job.id(),
        job.at(),
        data);
  }

  /** What a comment tells: that there is one. */
  public static Event of(Comment comment) {
    return new Event(
        EventKind.COMMENT_WRITTEN,
        "comment " + comment.id(),
        comment.writtenAt(),
        new TreeMap<>(
            Map.of(
                "modelId", comment.modelId(),
                "version", comment.version(),
                "commentId", comment.id())));
  }

  /** What an alarm tells: which, how bad, and whether it is open. */
  public static Event of(AlarmChanged changed) {
    Alarm alarm = changed.alarm();
    String status = alarm.isOpen() ? "OPEN" : "CLOSED";
    return new Event(
        EventKind.MONITORING_ALARM,
        "alarm %s %s %s".formatted(alarm.id(), alarm.level(), status),
        changed.at(),
        new TreeMap<>(
            Map.of(
                "modelId", alarm.modelId(),
                "version", alarm.version(),
                "adoptionId", alarm.adoptionId(),
                "alarmId", alarm.id(),
                "metric", alarm.metric().word(),
                "level", alarm.level().name(),
                "status", status)));
  }

  private static Optional<EventKind> kind(LedgerEntry<?> entry) {
    Fact fact = entry.fact();
    if (fact instanceof ModelVersionFact version) {
      return Optional.ofNullable(ofVersion(version.status(), entry.supersedes() == null));
    }
    if (fact instanceof GrantFact grant) {
      return Optional.of(
          switch (grant.status()) {
            case "OFFERED" -> EventKind.GRANT_OFFERED;
            case "ACTIVE" -> EventKind.GRANT_ACCEPTED;
            default -> EventKind.GRANT_REVOKED;
          });
    }
    if (fact instanceof ProposalFact proposal) {
      return Optional.of(
          proposal.status().equals("OPEN")
              ? EventKind.PROPOSAL_OPENED
              : EventKind.PROPOSAL_DECIDED);
    }
    if (fact instanceof DecisionFact) {
      // Another state of it only says that it was counted.
      return entry.supersedes() == null
          ? Optional.of(EventKind.DECISION_RECORDED)
          : Optional.empty();
    }
    return Optional.ofNullable(WHATEVER_IT_SAYS.get(fact.getClass()));
  }

  private static @Nullable EventKind ofVersion(String status, boolean isFirst) {
    return switch (status) {
      case "PENDING_APPROVAL" -> isFirst ? EventKind.VERSION_PUBLISHED : null;
      case "APPROVED" -> EventKind.VERSION_APPROVED;
      case "REJECTED" -> EventKind.VERSION_REJECTED;
      case "FROZEN" -> EventKind.VERSION_FROZEN;
      default -> EventKind.VERSION_WITHDRAWN;
    };
  }

  private static Map<String, Object> data(Fact fact) {
    if (fact instanceof ModelVersionFact version) {
      return with(version.version(), "owner", version.owner());
    }
    if (fact instanceof GrantFact grant) {
      return with(
          grant.version(),
          "grantId",
          grant.grantId(),
          "grantor",
          grant.grantor(),
          "grantee",
          grant.grantee());
    }
    if (fact instanceof DeliveryReceiptFact receipt) {
      return with(receipt.version(), "grantId", receipt.grantId(), "grantee", receipt.grantee());
    }
    if (fact instanceof EvaluationFact evaluation) {
      return with(evaluation.version(), "evaluator", evaluation.evaluator());
    }
    if (fact instanceof ApprovalFact vote) {
      return with(vote.version(), "member", vote.member(), "decision", vote.decision());
    }
    if (fact instanceof AdoptionFact adoption) {
      return with(
          adoption.version(),
          "adoptionId",
          adoption.adoptionId(),
          "member",
          adoption.member(),
          "purpose",
          adoption.purpose(),
          "status",
          adoption.status());
    }
    return ofPeople(fact);
  }

  private static Map<String, Object> ofPeople(Fact fact) {
    if (fact instanceof AliasRegisterFact aliases) {
      return Map.of("member", aliases.member());
    }
    if (fact instanceof ProposalFact proposal) {
      return of(proposal);
    }
    if (fact instanceof DecisionFact decision) {
      return Map.of(
          "member", decision.member(),
          "proposalId", decision.proposalId(),
          "personId", decision.personId(),
          "role", decision.role(),
          "decision", decision.verdict());
    }
    if (fact instanceof PersonFact person) {
      return Map.of(
          "member", person.member(), "personId", person.personId(), "status", person.status());
    }
    if (fact instanceof SpendFact spend) {
      return Map.of(
          "member", spend.member(),
          "dataDomain", spend.dataDomain(),
          "artifactDigest", spend.artifactDigest());
    }
    return Map.of();
  }

  private static Map<String, Object> of(ProposalFact proposal) {
    Map<String, Object> data = new TreeMap<>();
    VersionKey version = proposal.subject().version();
    if (version != null) {
      data.putAll(with(version));
    }
    data.put("member", proposal.member());
    data.put("proposalId", proposal.proposalId());
    data.put("status", proposal.status());
    data.put("subject", proposal.subject().kind());
    return data;
  }

  private static Map<String, Object> with(VersionKey version, Object... named) {
    Map<String, Object> data = new TreeMap<>();
    data.put("modelId", version.modelId());
    data.put("version", version.version());
    data.put("artifactDigest", version.artifactDigest());
    for (int i = 0; i < named.length; i += 2) {
      data.put(named[i].toString(), named[i + 1]);
    }
    return data;
  }

  /** As it is sent. */
  public String body() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", kind.word());
    body.put("timestamp", at.toString());
    body.put("data", data);
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Event " + key + " cannot be written", e);
    }
  }
}
