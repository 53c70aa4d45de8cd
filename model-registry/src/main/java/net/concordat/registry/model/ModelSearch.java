// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.model;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.concordat.registry.adoption.Adoptions;
import net.concordat.registry.adoption.AliasedVersion;
import net.concordat.registry.ledger.RegisteredModelFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.ledger.VersionKey;
import net.concordat.registry.ledger.VersionNumber;
import net.concordat.registry.model.ModelQuery.Name;
import net.concordat.registry.model.internal.Search;
import net.concordat.registry.model.internal.Search.Filters;
import net.concordat.registry.model.internal.Search.Form;
import net.concordat.registry.model.internal.SearchTable;
import net.concordat.registry.model.internal.SearchText;
import net.concordat.registry.model.internal.TextSearch;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds models and versions by their words, and by what they are. */
@Service
@Transactional(readOnly = true)
public class ModelSearch {
  private final TextSearch search;
  private final Adoptions adoptions;

  ModelSearch(TextSearch search, Adoptions adoptions) {
    this.search = search;
    this.adoptions = adoptions;
  }

  /** The words of a text, as they are searched for: letters and digits, in lower case. */
  public static List<String> words(String text) {
    return SearchText.words(text);
  }

  /**
   * Models by name.
   *
   * @param after the name and id after which to begin; empty for the beginning
   * @param most how many at most
   */
  public List<Standing<RegisteredModelFact>> models(
      ModelQuery query, List<String> after, int most) {
    Filters filters =
        new Filters()
            .is("owner", query.owner())
            .is("purpose", query.purpose())
            .and("model_id", Form.ONE_OF, query.ids());
    named(filters, "name", query.name());
    return search.find(
        SearchTable.MODELS, new Search(query.words(), filters.all(), query.asOf(), after, most));
  }

  private static void named(Filters filters, String column, @Nullable Name name) {
    if (name != null) {
      filters.and(column, form(name), name.text());
    }
  }

  private static Form form(Name name) {
    return switch (name.match()) {
      case EXACT -> Form.IS;
      case LIKE -> Form.LIKE;
      case LIKE_IN_ANY_CASE -> Form.LIKE_IN_ANY_CASE;
    };
  }

  /**
   * Versions, the newest first.
   *
   * @param after when the version was published after which to begin, its model and number; empty
   *     for the beginning
   * @param most how many at most
   */
  public List<FoundVersion> versions(VersionQuery query, List<?> after, int most) {
    Filters filters =
        new Filters()
            .is("model_id", query.modelId())
            .is("owner", query.owner())
            .is("purpose", query.purpose())
            .is("status", query.status())
            .and("tier", Form.OF_TIER, query.tier())
            .and("versions", Form.VERSION_ONE_OF, rows(query.versions()));
    named(filters, "model_name", query.modelName());
    String alias = query.alias();
    if (alias != null) {
      Set<VersionKey> aliased = aliased(alias, query.asOf());
      if (aliased.isEmpty()) {
        return List.of();
      }
      // Found by digest, for which there is an index; two versions may have the same.
      filters
          .and(
              "artifact_digest",
              Form.ONE_OF,
              aliased.stream().map(VersionKey::artifactDigest).toList())
          .and(
              "alias",
              Form.VERSION_ONE_OF,
              VersionNumber.rows(aliased.stream().map(VersionNumber::of).toList()));
    }
    return search.find(
        SearchTable.VERSIONS, new Search(query.words(), filters.all(), query.asOf(), after, most));
  }

  private static @Nullable List<Object[]> rows(@Nullable List<VersionNumber> versions) {
    return versions == null ? null : VersionNumber.rows(versions);
  }

  private Set<VersionKey> aliased(String alias, @Nullable Instant asOf) {
    return adoptions.aliased(asOf).stream()
        .filter(version -> version.alias().equals(alias))
        .map(AliasedVersion::version)
        .collect(Collectors.toSet());
  }
}
