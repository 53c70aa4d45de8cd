// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.watch;

import static com.github.mvysny.kaributesting.v10.GridKt._findAll;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.concordat.ui.fake.FakeRegistry;
import net.concordat.ui.fake.FakeRegistry.Answer;
import net.concordat.ui.fake.FakeRegistry.Asked;
import net.concordat.ui.fake.ReviewSamples;
import net.concordat.ui.fake.SampleJobs;
import net.concordat.ui.fake.SamplePeople;
import net.concordat.ui.fake.SampleReports;
import net.concordat.ui.fake.Samples;
import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.security.Roles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How often views with lists ask the registry: as often for a dozen things as for one, each of
 * another model whose name nobody knows yet.
 */
class QuestionsTest extends ViewTests {
  private static final int MANY = 12;

  /** Home asks for most, since it says something of everything. */
  private static final int MOST = 20;

  private static final String VERSION = "models/" + Samples.CARD_FRAUD + "/versions/80";

  /** What is asked for all who look, now and then: for news, and how jobs and commands go on. */
  private static final Pattern BESIDE =
      Pattern.compile("events\\?limit=1|(jobs|commands)/.*|reconciliation.*");

  /** No model is drawn twice: what one is called is kept for all. */
  private static final AtomicInteger DRAWN = new AtomicInteger();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "review",
        "review/findings",
        "review/decide/" + ReviewSamples.PROPOSAL,
        "share",
        "fine-tune",
        "fine-tune/start",
        "people",
        "members",
        "VERSION/compare",
        "VERSION/lineage",
        "VERSION/sharing",
        "VERSION/reviews"
      })
  void asksAsOftenForADozenThingsAsForOne(String view) {
    String address = view.replace("VERSION", VERSION);
    List<String> one = asked(address, 1);
    List<String> many = asked(address, MANY);
    assertThat(many).as("%s with %d of each thing", address, MANY).hasSameSizeAs(one);
    assertThat(many).isNotEmpty().hasSizeLessThan(MOST);
  }

  private List<String> asked(String address, int things) {
    party.registry().reset();
    signIn("validator", Roles.VALIDATOR, Roles.DEVELOPER, Roles.ADMIN);
    go(address.equals("members") ? "audit" : "members");
    // Only now: home, where everybody begins, would ask for names already.
    tell(party.registry(), things);
    int before = party.registry().asked().size();
    go(address);
    showRows();
    List<Asked> all = party.registry().asked();
    signOut();
    return all.subList(before, all.size()).stream()
        .map(each -> each.path() + "?" + each.query())
        .filter(question -> !BESIDE.matcher(question).matches())
        .toList();
  }

  /** What the browser would have asked of grids. */
  @SuppressWarnings({"rawtypes", "unchecked"})
  private static void showRows() {
    for (Grid grid : _find(Grid.class)) {
      List<Grid.Column> columns = grid.getColumns();
      for (Object item : _findAll(grid)) {
        columns.stream()
            .map(Grid.Column::getRenderer)
            .filter(ComponentRenderer.class::isInstance)
            .forEach(renderer -> ((ComponentRenderer) renderer).createComponent(item));
      }
    }
  }

  private static void tell(FakeRegistry registry, int things) {
    registry.answers(
        "GET models",
        asked ->
            new Answer(
                200,
                Stream.of(asked.parameter("ids").orElse("").split(","))
                    .map(QuestionsTest::model)
                    .collect(Collectors.joining(",", "{\"items\": [", "]}"))));
    page(registry, "proposals", things, of(ReviewSamples.proposal("OPEN")));
    page(registry, "versions", things, of(Samples.versionOfCardFraud(80)));
    page(registry, "findings", things, QuestionsTest::finding);
    String events = "{\"items\": " + items(things, QuestionsTest::event) + "}";
    // Who asks for the last alone is to hear no news, which would have views made twice.
    registry.answers(
        "GET events",
        asked ->
            new Answer(
                200,
                asked.parameter("limit").equals(Optional.of("1")) ? Samples.event(1) : events));
    page(registry, "jobs", things, of(SampleJobs.job(SampleJobs.DONE, "QUEUED", 0, "")));
    page(registry, "evaluation-reports", things, QuestionsTest::report);
    page(registry, "people/registrations", things, model -> SamplePeople.passkey(id(), "b", "a1"));
    page(
        registry,
        "grants",
        things,
        model -> Samples.grant(id(), model, 1, Samples.OTHER_BANK, Samples.BANK, "ACTIVE"));
    registry.gives("inbox", items(things, QuestionsTest::waiting));
    registry.gives("adoptions", items(things, QuestionsTest::adoption));
    registry.gives(
        "people",
        items(
            things,
            model ->
                SamplePeople.person(id(), "MODEL_VALIDATOR", "a1", "2026-01-10", "ACTIVE", "")));
    registry.gives(
        VERSION + "/lineage",
        "{\"ancestors\": %s, \"children\": %s}"
            .formatted(
                items(things, of(Samples.versionOfCardFraud(79))),
                items(things, of(Samples.versionOfCardFraud(81)))));
    registry.gives(
        VERSION + "/grants",
        items(
            things,
            model ->
                Samples.grant(
                    id(), Samples.CARD_FRAUD, 80, Samples.BANK, Samples.OTHER_BANK, "ACTIVE")));
  }

  private static void page(
      FakeRegistry registry, String path, int things, UnaryOperator<String> ofModel) {
    registry.gives(path, "{\"items\": " + items(things, ofModel) + "}");
  }

  /** So many, each of a model of its own. */
  private static String items(int things, UnaryOperator<String> ofModel) {
    return IntStream.range(0, things)
        .mapToObj(i -> ofModel.apply("%064x".formatted(DRAWN.incrementAndGet())))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  /** A sample, of another model. */
  private static UnaryOperator<String> of(String sample) {
    return model -> sample.replace(Samples.CARD_FRAUD, model).replace(ReviewSamples.PROPOSAL, id());
  }

  private static String model(String id) {
    return """
    {"modelId": "%s", "name": "model", "owner": "%s", "purpose": "fraud", "lastVersion": 80,
     "since": "2026-01-05T09:00:00Z"}
    """
        .formatted(id, Samples.BANK);
  }

  private static String finding(String model) {
    return """
    {"modelId": "%s", "version": 1, "id": "F-1", "severity": "HIGH", "status": "OPEN",
     "owner": "somebody", "dueDate": "2026-03-01", "description": "Recall falls."}
    """
        .formatted(model);
  }

  private static String event(String model) {
    return """
    {"number": %d, "type": "version.approved", "at": "2026-03-02T12:01:00Z",
     "knownAt": "2026-03-02T12:01:01Z", "data": {"modelId": "%s", "version": 1}}
    """
        .formatted(DRAWN.get(), model);
  }

  private static String waiting(String model) {
    return """
    {"kind": "REVIEW", "since": "2026-03-01T09:00:00Z", "modelId": "%s", "version": 1}
    """
        .formatted(model);
  }

  private static String adoption(String model) {
    return """
    {"member": "%s", "adoptionId": "%s", "purpose": "fraud", "status": "APPROVED",
     "version": {"modelId": "%s", "version": 1, "artifactDigest": "%s"},
     "expiresAt": "2026-03-05T00:00:00Z"}
    """
        .formatted(Samples.BANK, id(), model, "0".repeat(64));
  }

  /** Of the version beside, whatever is asked for. */
  private static String report(String unused) {
    return """
    {"digest": "%s", "modelId": "%s", "version": 79, "dataCommitment": "%s", "rows": 40000,
     "positives": 60, "writtenAt": "2026-03-01T08:00:00Z"}
    """
        .formatted(SampleReports.digest(79), Samples.CARD_FRAUD, SampleReports.ROWS);
  }
}
