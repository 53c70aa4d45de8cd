// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.comment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.concordat.registry.security.BankOnly;
import net.concordat.registry.web.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people say about versions: added to, never changed. */
@Service
@BankOnly
@Transactional
public class Comments {
  private static final String ADD =
      """
      insert into version_comment (id, model_id, version_number, about, comment_text, author,
        author_name, written_at)
      values (:id, :modelId, :version, :about, :text, :author, :name, :at)
      """;

  private final NamedParameterJdbcTemplate jdbc;
  private final ApplicationEventPublisher events;

  Comments(NamedParameterJdbcTemplate jdbc, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.events = events;
  }

  /**
   * Keeps a comment; sent twice, it is one.
   *
   * @return whether it is new
   * @throws CommentConflictException if something else was said under its id
   */
  public boolean add(Comment comment) {
    Optional<Comment> before = find(comment.id());
    if (before.isPresent()) {
      if (!isSame(before.get(), comment)) {
        throw new CommentConflictException(comment.id());
      }
      return false;
    }
    jdbc.update(ADD, row(comment));
    events.publishEvent(new CommentWritten(comment));
    return true;
  }

  private Optional<Comment> find(UUID id) {
    return jdbc
        .query("select * from version_comment where id = :id", Map.of("id", id), Comments::comment)
        .stream()
        .findFirst();
  }

  private static boolean isSame(Comment one, Comment other) {
    return one.modelId().equals(other.modelId())
        && one.version() == other.version()
        && one.text().equals(other.text())
        && one.author().equals(other.author());
  }

  private static MapSqlParameterSource row(Comment comment) {
    return new MapSqlParameterSource()
        .addValue("id", comment.id())
        .addValue("modelId", comment.modelId())
        .addValue("version", comment.version())
        .addValue("about", comment.about())
        .addValue("text", comment.text())
        .addValue("author", comment.author())
        .addValue("name", comment.authorName())
        .addValue("at", comment.writtenAt().atOffset(ZoneOffset.UTC));
  }

  /**
   * What was said about a version, the first first.
   *
   * @param after the place after which to begin; null for the beginning
   * @param most how many at most
   */
  @Transactional(readOnly = true)
  public List<Comment> of(String modelId, int version, @Nullable Place after, int most) {
    MapSqlParameterSource values =
        new MapSqlParameterSource("modelId", modelId)
            .addValue("version", version)
            .addValue("most", most);
    if (after != null) {
      values.addValue("at", after.at().atOffset(ZoneOffset.UTC)).addValue("id", after.id());
    }
    return jdbc.query(
        "select * from version_comment where model_id = :modelId and version_number = :version"
            + (after == null ? "" : " and (written_at, id) > (:at, :id)")
            + " order by written_at, id fetch first :most rows only",
        values,
        Comments::comment);
  }

  private static Comment comment(ResultSet row, int number) throws SQLException {
    return new Comment(
        row.getObject("id", UUID.class),
        row.getString("model_id"),
        row.getInt("version_number"),
        row.getString("about"),
        row.getString("comment_text"),
        row.getString("author"),
        row.getString("author_name"),
        row.getObject("written_at", OffsetDateTime.class).toInstant());
  }
}
