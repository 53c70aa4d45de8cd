// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import net.concordat.registry.ledger.internal.SyntheticNames;
import net.concordat.registry.web.Cursor;

/** What is asked, each time about something else. */
enum Operation {
  LIST("list") {
    @Override
    String question(int versions, Random random) {
      int model = model(versions, random);
      return switch (random.nextInt(6)) {
        case 0 -> "/api/v1/models?limit=50";
        case 1 -> "/api/v1/models?limit=50&owner=" + encoded(SyntheticNames.member(model));
        case 2 -> "/api/v1/models?limit=50&purpose=" + purpose(random);
        case 3 -> "/api/v1/models?limit=50&cursor=" + place(model);
        case 4 ->
            "/api/v1/models?limit=50&owner=%s&purpose=%s&cursor=%s"
                .formatted(encoded(SyntheticNames.member(model)), purpose(random), place(model));
        default ->
            "/api/v1/grants?limit=50&status=ACTIVE&grantee="
                + encoded(SyntheticNames.member(model));
      };
    }
  },
  SEARCH("search") {
    @Override
    String question(int versions, Random random) {
      String word = SyntheticNames.word(random.nextInt(100));
      String other = SyntheticNames.word(random.nextInt(100));
      return switch (random.nextInt(3)) {
        case 0 -> "/api/v1/models?limit=50&q=" + word;
        case 1 -> "/api/v1/models?limit=50&q=" + word + "+" + other;
        default -> "/api/v1/models?limit=50&q=%06d".formatted(model(versions, random));
      };
    }
  },
  GET("get") {
    @Override
    String question(int versions, Random random) {
      return version(versions, random);
    }
  },
  LINEAGE("lineage") {
    @Override
    String question(int versions, Random random) {
      return version(versions, random) + "/lineage";
    }
  },
  TIME_TRAVEL("time-travel") {
    @Override
    String question(int versions, Random random) {
      int which = random.nextInt(versions);
      return switch (random.nextInt(4)) {
        case 0 -> "/api/v1/models?limit=50&asOf=" + at(which);
        case 1 ->
            "/api/v1/models/%s/versions?asOf=%s"
                .formatted(SyntheticNames.modelId(which / SyntheticNames.EACH), at(which + 1));
        case 2 -> "/api/v1/aliases?asOf=" + at(which);
        default ->
            "/api/v1/champion?member=%s&purpose=%s&asOf=%s"
                .formatted(
                    encoded(SyntheticNames.member(which)),
                    SyntheticNames.PURPOSES.get(1),
                    // In the first half of the years some banks had none yet.
                    at((versions + which) / 2));
      };
    }
  };

  private final String word;

  Operation(String word) {
    this.word = word;
  }

  /** Its name in reports. */
  String word() {
    return word;
  }

  /** An address to ask at, of a registry that knows so many versions. */
  abstract String question(int versions, Random random);

  private static int model(int versions, Random random) {
    return random.nextInt(Math.max(1, versions / SyntheticNames.EACH));
  }

  private static String version(int versions, Random random) {
    return "/api/v1/models/%s/versions/%d"
        .formatted(
            SyntheticNames.modelId(model(versions, random)),
            1 + random.nextInt(SyntheticNames.EACH));
  }

  private static Instant at(int version) {
    return SyntheticNames.START.plus(SyntheticNames.STEP.multipliedBy(version));
  }

  private static String purpose(Random random) {
    return SyntheticNames.PURPOSES.get(random.nextInt(SyntheticNames.PURPOSES.size()));
  }

  private static String place(int model) {
    return Cursor.encode(List.of(SyntheticNames.name(model), SyntheticNames.modelId(model)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
