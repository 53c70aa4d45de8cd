// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import net.concordat.registry.job.Jobs;
import net.concordat.registry.ledger.FederationFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.security.BankOnly;
import net.concordat.registry.web.BadRequestException;
import net.concordat.registry.web.NotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How this bank trains in federations, and what its workers did. */
@Service
@BankOnly
@Transactional
public class FederationParts {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Federations federations;
  private final Jobs jobs;
  private final JdbcTemplate jdbc;

  FederationParts(Federations federations, Jobs jobs, JdbcTemplate jdbc) {
    this.federations = federations;
    this.jobs = jobs;
    this.jdbc = jdbc;
  }

  /**
   * Writes down how this bank trains; a change holds for the rounds to come.
   *
   * @param spec whose SHA-256 must be the federation's
   * @param rows on which rows the worker trains
   * @param dataDomain of which budget a private federation is paid; null for none
   * @throws NotFoundException if no federation of the id is known here
   */
  public FederationPart write(
      String federationId, String spec, JsonNode rows, @Nullable String dataDomain, String who) {
    FederationFact federation =
        federations
            .federation(federationId, null)
            .map(Standing::fact)
            .orElseThrow(() -> unknown(federationId));
    String given = sha256(spec);
    String agreed = federation.training().specDigest();
    if (!given.equals(agreed)) {
      throw new BadRequestException(
          "spec must have the SHA-256 that the federation names, %s; given %s"
              .formatted(agreed, given),
          null);
    }
    if (federation.training().isPrivate() && dataDomain == null) {
      throw new BadRequestException(
          "dataDomain must name the budget of which a federation with differential privacy is paid; given none",
          null);
    }
    jdbc.update("delete from federation_part where federation_id = ?", federationId);
    jdbc.update(
        "insert into federation_part (federation_id, spec, rows_request, data_domain, written_by)"
            + " values (?, ?, ?, ?, ?)",
        federationId,
        spec,
        rows.toString(),
        dataDomain,
        who);
    return new FederationPart(spec, rows, dataDomain, steps(federationId));
  }

  /** This bank's part; empty if nobody has written down how it trains. */
  @Transactional(readOnly = true)
  public Optional<FederationPart> part(String federationId) {
    return jdbc
        .query(
            "select spec, rows_request, data_domain from federation_part where federation_id = ?",
            (row, number) ->
                new FederationPart(
                    row.getString("spec"),
                    json(row.getString("rows_request")),
                    row.getString("data_domain"),
                    List.of()),
            federationId)
        .stream()
        .findFirst();
  }

  /** The same with what the workers did. */
  @Transactional(readOnly = true)
  public FederationPart partWithSteps(String federationId) {
    return part(federationId)
        .map(
            part ->
                new FederationPart(
                    part.spec(), part.rows(), part.dataDomain(), steps(federationId)))
        .orElseThrow(() -> unknown(federationId));
  }

  private List<RoundStep> steps(String federationId) {
    return jobs.allAskedUnder(Jobs.REGISTRY, federationId + "/").stream()
        .map(RoundStep::of)
        .toList();
  }

  private static NotFoundException unknown(String federationId) {
    return new NotFoundException(
        "Nothing is known here of a part in federation %s.".formatted(federationId));
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What was written of a part cannot be read", e);
    }
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java", e);
    }
  }
}
