// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** What people of a bank say to each other about versions. */
@Component
public final class CommentsApi {
  /** So many characters a comment has at most. */
  public static final int LONGEST = 4_000;

  private static final String COMMENTS = "models/{id}/versions/{n}/comments";
  private static final int PAGE = 200;
  private static final int PAGES = 5;

  private final RegistryClient registry;

  CommentsApi(RegistryClient registry) {
    this.registry = registry;
  }

  /** What was said about a version, the first first: up to 1,000 comments. */
  public Page<Comment> of(VersionKey version) {
    List<Comment> all = new ArrayList<>();
    String cursor = null;
    for (int page = 0; page < PAGES; page++) {
      Page<Comment> next =
          registry.page(
              Comment.class,
              cursor == null ? Map.of("limit", PAGE) : Map.of("limit", PAGE, "cursor", cursor),
              COMMENTS,
              version.modelId(),
              version.version());
      all.addAll(next.items());
      cursor = next.nextCursor();
      if (cursor == null) {
        break;
      }
    }
    return new Page<>(all, cursor);
  }

  /**
   * Says something, for good.
   *
   * @param id chosen once for what is said, so that sent twice it is said once
   * @param about such as a finding's id; null for all of the version
   */
  public void say(UUID id, VersionKey version, @Nullable String about, String text) {
    registry.send(
        HttpMethod.PUT,
        JsonNode.class,
        Map.of(),
        about == null ? Map.of("text", text) : Map.of("text", text, "about", about),
        COMMENTS + "/{c}",
        version.modelId(),
        version.version(),
        id);
  }
}
