// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.webhook.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.concordat.registry.job.JobEnded;
import net.concordat.registry.ledger.AdoptionFact;
import net.concordat.registry.ledger.AliasRegisterFact;
import net.concordat.registry.ledger.ApprovalFact;
import net.concordat.registry.ledger.DeliveryReceiptFact;
import net.concordat.registry.ledger.EvaluationFact;
import net.concordat.registry.ledger.Fact;
import net.concordat.registry.ledger.GrantFact;
import net.concordat.registry.ledger.LedgerEntry;
import net.concordat.registry.ledger.ModelVersionFact;
import net.concordat.registry.ledger.VersionKey;
import net.concordat.registry.webhook.EventKind;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, to be told in few words: by what it can be asked for.
 *
 * @param kind what
 * @param key names it for ever, also after the registry was made anew from its node
 * @param at when, by the ledger where the ledger knows
 * @param data by what it can be asked for
 */
record WebhookEvent(EventKind kind, String key, Instant at, Map<String, Object> data) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final Map<Class<?>, EventKind> WHATEVER_IT_SAYS =
      Map.of(
          DeliveryReceiptFact.class, EventKind.DELIVERY_RECEIVED,
          EvaluationFact.class, EventKind.EVALUATION_RECORDED,
          ApprovalFact.class, EventKind.APPROVAL_VOTED,
          AdoptionFact.class, EventKind.ADOPTION_CHANGED,
          AliasRegisterFact.class, EventKind.ALIAS_CHANGED);

  /** What a state that the node recorded tells; nothing where it is no news. */
  static Optional<WebhookEvent> of(LedgerEntry<?> entry) {
    return kind(entry)
        .map(
            kind -> {
              Map<String, Object> data = new TreeMap<>(data(entry.fact()));
              data.put("state", entry.id().toString());
              return new WebhookEvent(kind, entry.id().toString(), entry.at(), data);
            });
  }

  static WebhookEvent of(JobEnded job) {
    Map<String, Object> data = new TreeMap<>(Map.of("jobId", job.id()));
    String digest = job.artifactDigest();
    if (digest != null) {
      data.put("artifactDigest", digest);
    }
    return new WebhookEvent(
        switch (job.status()) {
          case DONE -> EventKind.JOB_DONE;
          case CANCELLED -> EventKind.JOB_CANCELLED;
          default -> EventKind.JOB_FAILED;
        },
        "job " + job.id(),
        job.at(),
        data);
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
    return fact instanceof AliasRegisterFact aliases
        ? Map.of("member", aliases.member())
        : Map.of();
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
  String body() {
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
