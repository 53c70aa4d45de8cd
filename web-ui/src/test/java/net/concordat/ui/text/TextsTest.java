// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
  private static final Path BUNDLES = Path.of("src/main/resources/net/concordat/ui");
  private static final Pattern PLACE = Pattern.compile("\\{\\d\\}");
  private static final Pattern USED =
      Pattern.compile(
          "(?:getTranslation|translate)\\(\\s*\"([a-z]+\\.[A-Za-z.-]*[A-Za-z])\"|title = \"([a-z]+\\.[a-zA-Z.]+)\"");

  private final Texts texts = new Texts();

  static List<Path> bundles() throws IOException {
    try (Stream<Path> all = Files.walk(BUNDLES)) {
      return all.filter(path -> path.endsWith("texts.properties")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void saysTheSameInBothLanguages(Path english) throws IOException {
    Properties first = read(english);
    Properties second = read(english.resolveSibling("texts_de.properties"));
    assertThat(second.stringPropertyNames()).isEqualTo(first.stringPropertyNames());
    String subject = english.getName(english.getNameCount() - 2).toString();
    for (String key : first.stringPropertyNames()) {
      assertThat(key).startsWith(subject + ".");
      assertThat(places(second.getProperty(key))).as(key).isEqualTo(places(first.getProperty(key)));
      assertThat(first.getProperty(key) + second.getProperty(key)).as(key).doesNotContain("'");
    }
  }

  @Test
  void hasEveryTextThatTheCodeNames() throws IOException {
    Set<String> used = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
        USED.matcher(Files.readString(source))
            .results()
            .forEach(found -> used.add(found.group(1) == null ? found.group(2) : found.group(1)));
      }
    }
    assertThat(used).hasSizeGreaterThan(20);
    for (String key : used) {
      for (Locale locale : texts.getProvidedLocales()) {
        assertThat(texts.getTranslation(key, locale)).as(key).isNotBlank();
      }
    }
  }

  @Test
  void refusesAKeyThatThereIsNot() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> texts.getTranslation("layout.nothing", Locale.UK))
        .withMessageContaining("There is no text layout.nothing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"texts.properties", "texts_de.properties"})
  void saysNothingTwice(String name) throws IOException {
    for (Path english : bundles()) {
      List<String> keys = keys(Files.readAllLines(english.resolveSibling(name)));
      assertThat(keys).as("%s", english).doesNotHaveDuplicates();
    }
  }

  @Test
  void wouldNoticeWhatIsSaidTwice() {
    assertThat(keys(List.of("# a note", "", "home.a=1", "home.b = 2", "home.a=3")))
        .containsExactly("home.a", "home.b", "home.a");
  }

  private static List<String> keys(List<String> lines) {
    return lines.stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split("=", 2)[0].strip())
        .toList();
  }

  private static Set<String> places(String text) {
    return PLACE
        .matcher(text)
        .results()
        .map(java.util.regex.MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Properties read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties;
  }
}
