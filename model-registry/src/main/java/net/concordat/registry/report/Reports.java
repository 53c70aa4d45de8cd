// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.concordat.registry.ledger.ModelVersionFact;
import net.concordat.registry.security.BankOnly;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Service;

/** Evaluation reports as the worker wrote them, by digest. */
@Service
@BankOnly
public class Reports {
  private static final String ADD =
      """
      insert into evaluation_report (digest, artifact_digest, data_commitment, row_count, positives,
        content, author, written_at)
      values (:digest, :artifact, :commitment, :rows, :positives, :content, :author, :at)
      """;

  /** Bytes that several versions have are named by the first of those that are asked for. */
  private static final String FIND =
      """
      select * from (
        select r.id, r.digest, v.model_id, v.version_number, r.data_commitment, r.row_count,
          r.positives, r.author, r.written_at, row_number() over (
            partition by r.id order by v.published_at, v.model_id, v.version_number) as place
        from evaluation_report r
          join model_version v on v.artifact_digest = r.artifact_digest and v.valid_to is null
        where %s) found
      where place = 1 order by id desc fetch first :most rows only
      """;

  private final NamedParameterJdbcTemplate jdbc;
  private final Clock clock;

  Reports(NamedParameterJdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Which reports are asked for.
   *
   * @param modelId of this model's versions; null for any
   * @param version of its version of this number; null for any
   * @param dataCommitment on these rows; null for any
   */
  public record Query(
      @Nullable String modelId, @Nullable Integer version, @Nullable String dataCommitment) {}

  /**
   * Keeps a report of a version.
   *
   * @param digest the SHA-256 that it is to have
   * @return whether it is new
   * @throws ReportRefusedException if it is none, has another digest, or is of another artifact
   */
  public boolean keep(ModelVersionFact version, String digest, byte[] body, String author) {
    ReportText report = read(digest, body);
    if (!report.artifactDigest().equals(version.version().artifactDigest())) {
      throw new ReportRefusedException(
          "The report must be of the version's artifact %s; it is of %s."
              .formatted(version.version().artifactDigest(), report.artifactDigest()),
          null);
    }
    return keep(report, author);
  }

  /**
   * Keeps a report of what a worker made. It shows with the version, once that is published.
   *
   * @param digest the SHA-256 that it is to have
   * @return whether it is new
   * @throws ReportRefusedException if it is none, has another digest, or is of bytes that a version
   *     has already: of these only people report
   */
  public boolean keepOfUnpublished(String digest, byte[] body, String author) {
    ReportText report = read(digest, body);
    if (text(digest).isPresent()) {
      return false;
    }
    Map<String, String> artifact = Map.of("artifact", report.artifactDigest());
    if (!jdbc.queryForList(
            "select 1 from model_version where artifact_digest = :artifact fetch first 1 rows only",
            artifact,
            Integer.class)
        .isEmpty()) {
      throw new ReportRefusedException(
          "A worker reports on what no version has yet, but %s is a version's artifact. A developer or validator may put the report here."
              .formatted(report.artifactDigest()),
          null);
    }
    return keep(report, author);
  }

  private static ReportText read(String digest, byte[] body) {
    ReportText report = ReportText.read(body);
    if (!report.digest().equals(digest)) {
      throw new ReportRefusedException(
          "The report must have the SHA-256 %s; it has %s.".formatted(digest, report.digest()),
          null);
    }
    return report;
  }

  private boolean keep(ReportText report, String author) {
    MapSqlParameterSource row =
        new MapSqlParameterSource()
            .addValue("digest", report.digest())
            .addValue("artifact", report.artifactDigest())
            .addValue("commitment", report.dataCommitment())
            .addValue("rows", report.rows())
            .addValue("positives", report.positives())
            .addValue("content", report.text())
            .addValue("author", author)
            .addValue(
                "at", clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
    try {
      return jdbc.update(ADD, row) == 1;
    } catch (DuplicateKeyException there) {
      return false;
    }
  }

  /** A report's text, byte for byte. */
  public Optional<String> text(String digest) {
    return jdbc
        .queryForList(
            "select content from evaluation_report where digest = :digest fetch first 1 rows only",
            Map.of("digest", digest),
            String.class)
        .stream()
        .findFirst();
  }

  /**
   * Reports of versions, the last first.
   *
   * @param before with lower numbers than this one; null for all
   * @param most how many at most
   */
  public List<KeptReport> find(Query asked, @Nullable Long before, int most) {
    List<String> conditions = new ArrayList<>(List.of("1 = 1"));
    MapSqlParameterSource values = new MapSqlParameterSource("most", most);
    and(conditions, values, "v.model_id = :modelId", "modelId", asked.modelId());
    and(conditions, values, "v.version_number = :version", "version", asked.version());
    and(conditions, values, "r.data_commitment = :data", "data", asked.dataCommitment());
    and(conditions, values, "r.id < :before", "before", before);
    return jdbc.query(FIND.formatted(String.join(" and ", conditions)), values, Reports::report);
  }

  private static void and(
      List<String> conditions,
      MapSqlParameterSource values,
      String condition,
      String name,
      @Nullable Object value) {
    if (value != null) {
      conditions.add(condition);
      values.addValue(name, value);
    }
  }

  private static KeptReport report(ResultSet row, int number) throws SQLException {
    return new KeptReport(
        row.getLong("id"),
        row.getString("digest"),
        row.getString("model_id"),
        row.getInt("version_number"),
        row.getString("data_commitment"),
        row.getLong("row_count"),
        row.getLong("positives"),
        row.getString("author"),
        row.getObject("written_at", OffsetDateTime.class).toInstant());
  }
}
