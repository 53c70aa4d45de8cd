// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import net.concordat.ui.api.ModelVersion;
import net.concordat.ui.part.Members;
import net.concordat.ui.part.NumberTable;
import net.concordat.ui.part.Times;

/** How two versions came to be; what differs is marked. */
final class MadeDifferently extends Section {
  private static final long serialVersionUID = 1;

  private final transient ModelVersion mine;
  private final transient ModelVersion theirs;
  private final NumberTable table;

  MadeDifferently(ModelVersion mine, ModelVersion theirs, String name, Locale locale) {
    this.mine = mine;
    this.theirs = theirs;
    addClassName("card");
    table =
        new NumberTable(
            getTranslation("version.compare.made"),
            List.of("", getTranslation("version.plot.version"), name));
    row("version.owner", version -> Members.organisation(version.owner()));
    row("version.published", version -> Times.words(version.publishedAt(), locale));
    row("version.domain", version -> version.provenance().dataDomain());
    row("version.privacy", version -> PrivacyWords.claim(version.provenance(), locale));
    row("version.environment", version -> version.provenance().environment());
    add(new H2(getTranslation("version.compare.made")), table);
  }

  private void row(String name, Function<ModelVersion, String> words) {
    String here = words.apply(mine);
    String there = words.apply(theirs);
    table.with(getTranslation(name), List.of(here, there));
    if (!here.equals(there)) {
      table.marked();
    }
  }
}
