// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.use;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import java.util.List;
import net.concordat.ui.api.Adoption;
import net.concordat.ui.api.AdoptionsApi;
import net.concordat.ui.api.ChecklistApi;
import net.concordat.ui.api.DecisionsApi;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.api.SharingApi;
import net.concordat.ui.part.RefusedWords;
import net.concordat.ui.security.CurrentUser;
import net.concordat.ui.view.version.ModelNames;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whom the tab Use asks, and who looks at it. */
@Component
record UseSources(
    AdoptionsApi adoptions,
    DecisionsApi decisions,
    ChecklistApi checklists,
    ModelsApi models,
    SharingApi sharing,
    CurrentUser user) {
  /** What a used version is called, with its number. */
  String named(Adoption adoption) {
    String model = adoption.version().modelId();
    return translate(
        "version.heading", new ModelNames(models).name(model), adoption.version().version());
  }

  /** What keeps whoever looks from what takes one of some roles; null if nothing does. */
  @Nullable String lacks(String... roles) {
    return user.hasAny(roles) ? null : RefusedWords.takes(List.of(roles));
  }
}
